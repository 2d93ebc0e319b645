import { useId } from "preact/hooks";
import "../../styles/switch.css";

interface SwitchProps {
	label: string;
	detail: string;
	on: boolean;
	/** What it shows is on its way to the server. */
	busy?: boolean;
	onChange: () => void;
}

/** One thing that is on or off, with what it means. */
export function Switch({ label, detail, on, busy = false, onChange }: SwitchProps) {
	const id = useId();
	return (
		<button
			type="button"
			class="switch-row"
			role="switch"
			aria-checked={on}
			aria-labelledby={`${id}-label`}
			aria-describedby={`${id}-detail`}
			aria-busy={busy}
			onClick={onChange}
		>
			<span class="switch-words">
				<span class="switch-label" id={`${id}-label`}>
					{label}
				</span>
				<span class="switch-detail" id={`${id}-detail`}>
					{detail}
				</span>
			</span>
			<span class="switch" aria-hidden="true" />
		</button>
	);
}
