import { useRef, useState } from "preact/hooks";
import { useApp } from "../../hooks/app-context.ts";
import { useToday } from "../../hooks/use-now.ts";
import { useOpenChanges } from "../../hooks/use-open-changes.ts";
import { useSavedTexts } from "../../hooks/use-saved-texts.ts";
import { type SavedItem, type SavedPlace, savedKey, savedSections } from "../../store/saved.ts";
import { savedWords } from "../../words/saved.ts";
import { Dialog } from "../parts/dialog.tsx";
import { SavedRow } from "./saved-row.tsx";
import { SavedToast } from "./saved-toast.tsx";
import "../../styles/search.css";
import "../../styles/saved.css";

interface SavedDialogProps {
	self: string;
	onClose: () => void;
	onShow: (place: SavedPlace) => void;
}

/** What was saved: what is due first, then the reminders to come, then the rest. */
export function SavedDialog({ self, onClose, onShow }: SavedDialogProps) {
	const app = useApp();
	const { saved } = app;
	const words = savedWords().list;
	const now = useToday();
	const list = useRef<HTMLDivElement>(null);
	const items = saved.items.value;
	const { rows, from, isLoading, failure, more, retry } = useSavedTexts(items);
	const asItIsNow = useOpenChanges();
	const [asking, setAsking] = useState<string | null>(null);
	const sections = savedSections(items);
	// Older ones, whose texts were not asked for yet, come with the button.
	const rest = sections.rest.filter(({ savedAt }) => from === null || savedAt >= from);
	const { conversations } = app.inbox.value;
	// What had the focus is gone from the page.
	const focusList = () => list.current?.focus();

	const drawn = (item: SavedItem) => {
		const key = savedKey(item);
		const known = rows.get(key);
		return (
			<SavedRow
				key={key}
				item={item}
				row={known === undefined ? undefined : asItIsNow(known)}
				conversation={conversations.find(({ id }) => id === item.conversationId)}
				self={self}
				now={now}
				asksTime={asking === key}
				onAskTime={() => setAsking(asking === key ? null : key)}
				onRemind={(at) => {
					setAsking(null);
					saved.save(item, at);
					focusList();
				}}
				onRemove={() => {
					saved.remove(item);
					focusList();
				}}
				onShow={(at, thread) => onShow({ conversationId: item.conversationId, seq: item.seq, at, thread })}
			/>
		);
	};
	const section = (name: string, title: string, of: readonly SavedItem[]) =>
		of.length > 0 && (
			<section aria-labelledby={`saved-${name}`} data-section={name}>
				<h3 id={`saved-${name}`}>{title}</h3>
				<ul>{of.map(drawn)}</ul>
			</section>
		);
	return (
		<Dialog title={words.title} onClose={onClose}>
			<SavedToast onUndone={focusList} />
			{/* biome-ignore lint/a11y/useSemanticElements: a fieldset is part of a form */}
			<div ref={list} class="saved-list" role="group" aria-label={words.label} tabIndex={-1}>
				{items.length === 0 && !isLoading && failure === null && <Nothing />}
				{section("due", words.due, sections.due)}
				{section("upcoming", words.upcoming, sections.upcoming)}
				{section("rest", words.rest, rest)}
				{from !== null && (
					<button type="button" class="button button-small found-more" aria-disabled={isLoading} onClick={more}>
						{isLoading ? words.loading : words.older}
					</button>
				)}
			</div>
			<div role="status">
				{failure !== null && (
					<p class="saved-failure">
						{words.failed(failure)}{" "}
						<button type="button" class="link-button" onClick={retry}>
							{words.again}
						</button>
					</p>
				)}
				{isLoading && items.length === 0 && <p class="hidden-words">{words.loading}</p>}
			</div>
		</Dialog>
	);
}

function Nothing() {
	const words = savedWords().list;
	return (
		<div class="saved-nothing">
			<p class="empty-list-title">{words.nothing}</p>
			<p>{words.nothingHint}</p>
		</div>
	);
}
