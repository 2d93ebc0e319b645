import { me } from "../../test/view/support/fake-app.ts";
import { forwarding } from "../hooks/forward-place.ts";
import type { OutboxRow } from "../store/outbox-rows.ts";
import { Undo } from "../view/conversation/undo.tsx";
import { LoadingEmoji } from "../view/emoji/loading.tsx";
import { Forward } from "../view/forward/forward.tsx";
import { Lazy } from "../view/parts/lazy.tsx";
import { NewVersion } from "../view/parts/new-version.tsx";
import { SavedToast } from "../view/saved/saved-toast.tsx";
import { exampleApp } from "./data.ts";
import { found } from "./play.ts";
import { Family, State } from "./stage.tsx";
import { now } from "./surroundings.ts";

const nothing = () => {};
const failing = () => Promise.reject(new Error("There is no network."));

function deleting(...targets: number[]) {
	return exampleApp((app) => {
		app.unsentElsewhere.value = targets.map(
			(target): OutboxRow => ({
				kind: "deletion",
				clientId: `d${target}`,
				conversationId: "group",
				userId: me.id,
				createdAt: now,
				state: "sending",
				target,
				notBefore: now + 5_000,
			}),
		);
	});
}

const removal = { conversationId: "direct", seq: 1, on: false, remindAt: null, at: now, notBefore: now + 5_000 };

/** What is said for a while, and can be taken back. */
export function noteFamily() {
	// Said by whoever passed something on; here it always was.
	forwarding.value = { name: "done", conversationIds: ["direct", "group"] };
	return (
		<Family name="notes" title="Notes and ways back">
			<State of="A message deleted" size="narrow" app={deleting(1)}>
				<Undo />
			</State>
			<State of="Three deleted" size="narrow" app={deleting(1, 2, 3)}>
				<Undo />
			</State>
			<State
				of="Taken out of what is saved"
				size="narrow"
				app={exampleApp((app) => {
					app.saved.removals.value = [removal];
				})}
			>
				<SavedToast />
			</State>
			<State
				of="Could not be saved"
				size="narrow"
				app={exampleApp((app) => {
					app.saved.failure.value = "You can save 1,000 messages at most. Remove one first.";
				})}
			>
				<SavedToast />
			</State>
			<State
				of="A new version"
				size="narrow"
				app={exampleApp((app) => {
					app.newVersion.value = true;
				})}
			>
				<NewVersion />
			</State>
			<State of="Emoji are on their way" size="narrow">
				<LoadingEmoji />
			</State>
			<State of="Passed on">
				<Forward self={me.id} />
			</State>
			<State of="A part could not be fetched" play={(box) => found(box, "[role=alert]")}>
				<Lazy load={failing} props={{}} onClose={nothing} />
			</State>
		</Family>
	);
}
