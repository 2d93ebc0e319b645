import type { JumpControl } from "../../hooks/use-jump.ts";
import { timelineWords } from "../../words/timeline.ts";

/** Says how the way to a message goes. */
export function JumpNote({ jump, retry, dismiss }: JumpControl) {
	const words = timelineWords();
	return (
		<div role="status" class={jump.name === "none" ? "hidden-words" : "toast"}>
			{jump.name === "looking" && (
				<>
					<span class="spinner" aria-hidden="true" /> {words.jump.looking}
				</>
			)}
			{jump.name === "gone" && <span>{words.jump.gone}</span>}
			{jump.name === "failed" && <span>{words.jump.failed(jump.detail)}</span>}
			{jump.name === "failed" && (
				<button type="button" class="button button-quiet" onClick={retry}>
					{words.tryAgain}
				</button>
			)}
			{(jump.name === "gone" || jump.name === "failed") && (
				<button type="button" class="button button-quiet" onClick={dismiss}>
					{words.close}
				</button>
			)}
		</div>
	);
}
