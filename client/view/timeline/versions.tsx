import type { ConversationHandle } from "../../store/handles.ts";
import { shownAt } from "../../store/shown.ts";
import { Dialog } from "../parts/dialog.tsx";
import { fullTime } from "../parts/times.ts";
import { RichText } from "./rich-text.tsx";
import "../../styles/versions.css";
import { readersWords } from "../../words/readers.ts";
import { within } from "../../words/within.ts";

interface VersionsProps {
	handle: ConversationHandle;
	seq: number;
	onClose: () => void;
}

/** ED2: every version of a message, the newest first. */
export function Versions({ handle, seq, onClose }: VersionsProps) {
	const state = handle.state.value;
	const words = readersWords().versions;
	const found = shownAt(state, seq);
	const edits = state.changes.get(seq)?.edits ?? [];
	const isGone = found === null || found.shown.deleted !== null;
	const versions = isGone ? [] : [{ seq, at: found.message.at, text: found.message.body.text }, ...edits].reverse();
	return (
		<Dialog title={words.title} onClose={onClose}>
			{isGone && <p class="dialog-lead">{words.deleted}</p>}
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
			<ol class="versions" tabIndex={0} aria-label={words.list}>
				{versions.map(({ seq, at, text }, index) => (
					<li key={seq} class="version">
						<p class="version-head">
							{within(index === 0 ? words.now : index === versions.length - 1 ? words.first : words.before, {
								time: <time dateTime={new Date(at).toISOString()}>{fullTime(at)}</time>,
							})}
						</p>
						<div class="version-text" dir="auto">
							<RichText text={text} />
						</div>
					</li>
				))}
			</ol>
		</Dialog>
	);
}
