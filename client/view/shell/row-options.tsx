import { useRef, useState } from "preact/hooks";
import type { ConversationSummary } from "../../../src/protocol/entities.ts";
import { useApp } from "../../hooks/app-context.ts";
import { goTo } from "../../hooks/use-location.ts";
import type { VerbResult } from "../../store/model.ts";
import { shellWords } from "../../words/shell.ts";
import { MoreIcon } from "../parts/icons.tsx";
import { Menu, MenuItem } from "../parts/menu.tsx";

interface RowOptionsProps {
	conversation: ConversationSummary;
	title: string;
	/** Whether it is the one that is open. */
	current: boolean;
}

/** What a person can set for a conversation in their own list: unread or read, muted or not (CV8). */
export function RowOptions({ conversation, title, current }: RowOptionsProps) {
	const app = useApp();
	const button = useRef<HTMLButtonElement>(null);
	const [open, setOpen] = useState(false);
	const [failure, setFailure] = useState<string | null>(null);
	const { id, unread, markedUnread, muted, threads } = conversation;
	const { close, row: words } = shellWords();
	const isUnread = unread > 0 || threads.unread > 0 || markedUnread;

	const choose = async (act: () => Promise<VerbResult>) => {
		setOpen(false);
		setFailure(null);
		button.current?.focus();
		const result = await act();
		if (!result.ok) setFailure(result.failure.detail);
	};
	const markUnread = () => {
		// It would be read again at once.
		if (current) goTo("/");
		return app.markUnread(id);
	};
	return (
		<>
			<button
				ref={button}
				type="button"
				class="icon-button row-options"
				aria-haspopup="menu"
				aria-expanded={open}
				aria-label={words.optionsFor(title)}
				title={words.options}
				onClick={() => setOpen(!open)}
			>
				<MoreIcon />
			</button>
			{open && button.current !== null && (
				<Menu label={words.optionsFor(title)} opener={button.current} onClose={() => setOpen(false)}>
					<MenuItem onChoose={() => void choose(() => (isUnread ? app.markRead(id) : markUnread()))}>
						{isUnread ? words.markRead : words.markUnread}
					</MenuItem>
					<MenuItem onChoose={() => void choose(() => app.setMuted(id, !muted))}>
						{muted ? words.unmute : words.mute}
					</MenuItem>
				</Menu>
			)}
			{failure !== null && (
				<div class="toast" role="alert">
					<span>{failure}</span>
					<button type="button" class="button button-quiet" onClick={() => setFailure(null)}>
						{close}
					</button>
				</div>
			)}
		</>
	);
}
