import type { JumpControl } from "../../hooks/use-jump.ts";

/** Says how the way to a message goes. */
export function JumpNote({ jump, retry, dismiss }: JumpControl) {
	return (
		<div role="status" class={jump.name === "none" ? "hidden-words" : "toast"}>
			{jump.name === "looking" && (
				<>
					<span class="spinner" aria-hidden="true" /> Looking for the message…
				</>
			)}
			{jump.name === "gone" && <span>There is no such message in this conversation.</span>}
			{jump.name === "failed" && <span>The message could not be shown. {jump.detail}</span>}
			{jump.name === "failed" && (
				<button type="button" class="button button-quiet" onClick={retry}>
					Try again
				</button>
			)}
			{(jump.name === "gone" || jump.name === "failed") && (
				<button type="button" class="button button-quiet" onClick={dismiss}>
					Close
				</button>
			)}
		</div>
	);
}
