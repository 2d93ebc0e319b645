import { welcomeWords } from "../../words/welcome.ts";
import { StatusIcon } from "../parts/icons.tsx";

/** A drawn conversation that shows at a glance what the app is. Decoration, hidden from screen readers. */
export function Preview() {
	const [first, answer, last] = welcomeWords().preview;
	return (
		<div class="preview" aria-hidden="true">
			<p class="preview-bubble">{first}</p>
			<p class="preview-bubble preview-own">
				{answer} <StatusIcon status="read" />
			</p>
			<p class="preview-bubble">{last}</p>
		</div>
	);
}
