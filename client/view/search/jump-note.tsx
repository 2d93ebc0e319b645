import type { Jump } from "../../hooks/use-jump.ts";
import { fullTime } from "../parts/times.ts";

/** Says how the way to a message that was found goes. */
export function JumpNote({ jump, onClose }: { jump: Jump; onClose: () => void }) {
	return (
		<div role="status" class={jump.name === "none" ? "hidden-words" : "toast"}>
			{jump.name === "looking" && (
				<>
					<span class="spinner" aria-hidden="true" /> Looking for the message…
				</>
			)}
			{jump.name === "too_far" && (
				<span>
					That message is from {fullTime(jump.at)}, too far back to be shown from here. Scroll up to get to it.
				</span>
			)}
			{jump.name === "gone" && <span>That message is no longer here.</span>}
			{(jump.name === "too_far" || jump.name === "gone") && (
				<button type="button" class="button button-quiet" onClick={onClose}>
					Close
				</button>
			)}
		</div>
	);
}
