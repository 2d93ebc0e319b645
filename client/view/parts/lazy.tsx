import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";

interface LazyProps<Props extends object> {
	load: () => Promise<ComponentType<Props>>;
	props: Props;
	onClose: () => void;
}

/**
 * Draws a part of the app that is fetched when it is first needed. While it
 * is on its way nothing is drawn; if it cannot be fetched, that is said.
 */
export function Lazy<Props extends object>({ load, props, onClose }: LazyProps<Props>) {
	const [part, setPart] = useState<{ draw: ComponentType<Props> } | "failed" | null>(null);
	useEffect(() => {
		let wanted = true;
		load().then(
			(draw) => wanted && setPart({ draw }),
			() => wanted && setPart("failed"),
		);
		return () => {
			wanted = false;
		};
	}, [load]);
	if (part === null) return null;
	if (part !== "failed") return <part.draw {...props} />;
	return (
		<div class="toast" role="alert">
			<span>This part of the app could not be loaded. Check your connection and try again.</span>
			<button type="button" class="button button-quiet" onClick={onClose}>
				Close
			</button>
		</div>
	);
}
