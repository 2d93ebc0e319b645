import { useState } from "preact/hooks";
import type { VerbResult } from "../../store/model.ts";
import { peopleWords } from "../../words/people.ts";

interface LeaveGroupProps {
	isOwner: boolean;
	leave: () => Promise<VerbResult>;
	onLeft: () => void;
}

/** Leaving a group takes a second click, since one cannot come back alone. */
export function LeaveGroup({ isOwner, leave, onLeft }: LeaveGroupProps) {
	const words = peopleWords().leave;
	const [asked, setAsked] = useState(false);
	const [busy, setBusy] = useState(false);
	const [failure, setFailure] = useState<string | null>(null);

	const go = async () => {
		if (busy) return;
		setBusy(true);
		setFailure(null);
		const result = await leave();
		setBusy(false);
		if (result.ok) onLeft();
		else setFailure(result.failure.detail);
	};

	if (!asked) {
		return (
			<button type="button" class="button button-danger-quiet leave-group" onClick={() => setAsked(true)}>
				{words.leaveGroup}
			</button>
		);
	}
	return (
		<section class="leave-question" aria-label={words.question}>
			<p>
				<strong>{words.question}</strong> {isOwner ? words.explainedToOwner : words.explained}
			</p>
			<div role="alert" class="form-failure-place">
				{failure !== null && <p class="form-failure">{failure}</p>}
			</div>
			<div class="dialog-actions">
				<button type="button" class="button" onClick={() => setAsked(false)}>
					{words.stay}
				</button>
				<button type="button" class="button button-danger" aria-busy={busy} onClick={() => void go()}>
					{words.leave}
				</button>
			</div>
		</section>
	);
}
