import { StatusIcon } from "../parts/icons.tsx";

/** A drawn conversation that shows at a glance what the app is. Decoration, hidden from screen readers. */
export function Preview() {
	return (
		<div class="preview" aria-hidden="true">
			<p class="preview-bubble">The train is late again. Start without me?</p>
			<p class="preview-bubble preview-own">
				We’ll wait – coffee’s still hot <StatusIcon status="read" />
			</p>
			<p class="preview-bubble">You’re the best. Ten minutes!</p>
		</div>
	);
}
