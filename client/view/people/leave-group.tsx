import { useState } from "preact/hooks";
import type { VerbResult } from "../../store/model.ts";

interface LeaveGroupProps {
	isOwner: boolean;
	leave: () => Promise<VerbResult>;
	onLeft: () => void;
}

/** Leaving a group takes a second click, since one cannot come back alone. */
export function LeaveGroup({ isOwner, leave, onLeft }: LeaveGroupProps) {
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
				Leave group
			</button>
		);
	}
	return (
		<section class="leave-question" aria-label="Leave this group?">
			<p>
				<strong>Leave this group?</strong> You will get no more messages from it, and can only come back if someone adds
				you.
				{isOwner && " Someone else becomes the owner."}
			</p>
			<div role="alert" class="form-failure-place">
				{failure !== null && <p class="form-failure">{failure}</p>}
			</div>
			<div class="dialog-actions">
				<button type="button" class="button" onClick={() => setAsked(false)}>
					Stay
				</button>
				<button type="button" class="button button-danger" aria-busy={busy} onClick={() => void go()}>
					Leave
				</button>
			</div>
		</section>
	);
}
