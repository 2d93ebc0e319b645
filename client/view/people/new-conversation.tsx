import { useState } from "preact/hooks";
import type { Person } from "../../../src/protocol/people.ts";
import { useApp } from "../../hooks/app-context.ts";
import type { VerbResult } from "../../store/model.ts";
import { peopleWords } from "../../words/people.ts";
import { Dialog } from "../parts/dialog.tsx";
import { PeopleIcon } from "../parts/icons.tsx";
import { NewGroup } from "./new-group.tsx";
import { PeopleBox } from "./people-box.tsx";
import "../../styles/people.css";

interface NewConversationProps {
	self: string;
	/** Whether it begins with a group; otherwise that is one step away. */
	group: boolean;
	onClose: () => void;
	onStarted: (id: string) => void;
}

/** Finds a person to talk to, or several for a group. */
export function NewConversation({ self, group, onClose, onStarted }: NewConversationProps) {
	const app = useApp();
	const { start: words, box } = peopleWords();
	const [isGroup, setIsGroup] = useState(group);
	const [busy, setBusy] = useState(false);
	const [failure, setFailure] = useState<string | null>(null);

	const start = async (ask: () => Promise<VerbResult<string>>) => {
		setBusy(true);
		setFailure(null);
		const result = await ask();
		setBusy(false);
		if (result.ok) onStarted(result.value);
		else setFailure(result.failure.detail);
	};

	return (
		<Dialog title={isGroup ? words.group : words.conversation} onClose={onClose}>
			{isGroup ? (
				<NewGroup
					self={self}
					busy={busy}
					onCreate={(title, members) => start(() => app.startGroup({ title, members }))}
					onBack={() => setIsGroup(false)}
				/>
			) : (
				<>
					<PeopleBox
						onPick={(person: Person) => void start(() => app.startDirect(person.id))}
						without={new Set([self])}
						busy={busy}
						placeholder={box.placeholder}
					/>
					<button type="button" class="start-group" onClick={() => setIsGroup(true)}>
						<PeopleIcon /> {words.startGroup}
					</button>
				</>
			)}
			<div role="alert" class="form-failure-place">
				{failure !== null && <p class="form-failure">{failure}</p>}
			</div>
		</Dialog>
	);
}
