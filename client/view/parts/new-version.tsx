import { useApp } from "../../hooks/app-context.ts";
import { shellWords } from "../../words/shell.ts";

/** Says quietly that a newer version of the app is ready. What was written and not sent outlives the reload. */
export function NewVersion() {
	const app = useApp();
	const { newVersion, reload, later } = shellWords();
	return (
		<div role="status">
			{app.newVersion.value && (
				<div class="toast toast-high">
					<span>{newVersion}</span>
					<button type="button" class="button button-small button-primary" onClick={() => location.reload()}>
						{reload}
					</button>
					<button
						type="button"
						class="button button-small"
						onClick={() => {
							app.newVersion.value = false;
						}}
					>
						{later}
					</button>
				</div>
			)}
		</div>
	);
}
