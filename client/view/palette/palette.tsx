import { useEffect, useId, useMemo, useState } from "preact/hooks";
import type { Me } from "../../../src/protocol/people.ts";
import { useApp } from "../../hooks/app-context.ts";
import { appearance } from "../../hooks/appearance.ts";
import { place } from "../../hooks/use-location.ts";
import { usePeople } from "../../hooks/use-people.ts";
import { conversationTitle } from "../../store/titles.ts";
import { paletteWords } from "../../words/palette.ts";
import { within } from "../../words/within.ts";
import { Avatar } from "../parts/avatar.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { FormFailure } from "../parts/field.tsx";
import { CloseIcon } from "../parts/icons.tsx";
import { Keys } from "../parts/key-words.tsx";
import { arrowTo, SearchField } from "../parts/search-field.tsx";
import { actionEntries } from "./actions.ts";
import { chosen, conversationEntry, type Entry, kinds, personEntry, strangers } from "./entries.ts";
import "../../styles/people.css";
import "../../styles/palette.css";
import { Option } from "../parts/option.tsx";

interface PaletteProps {
	me: Me;
	onOpen: (conversationId: string) => void;
	onClose: () => void;
}

/** Goes anywhere and does anything from the keyboard: a few letters, arrows, Enter. */
export function Palette({ me, onOpen, onClose }: PaletteProps) {
	const app = useApp();
	const words = paletteWords();
	const id = useId();
	const [query, setQuery] = useState("");
	const [active, setActive] = useState(0);
	const [failure, setFailure] = useState<string | null>(null);
	const [busy, setBusy] = useState(false);
	const { search } = usePeople(query.startsWith(">") ? "" : query);
	const { conversations } = app.inbox.value;
	const openId = place.value.name === "conversation" ? place.value.id : null;
	const { theme } = appearance.value;
	const found = "people" in search ? search.people : [];

	const entries = useMemo(() => {
		const row = conversations.find((one) => one.id === openId);
		const open = row === undefined ? null : { row, title: conversationTitle(row, me.id) };
		return [
			...conversations.map((one) => conversationEntry(one, me.id, onOpen)),
			...strangers(found, conversations, me.id).map((person) => personEntry(person, app.startDirect, onOpen)),
			...actionEntries(app, me, open),
		];
	}, [conversations, found, openId, theme, me, words]);
	const shown = useMemo(() => chosen(entries, query), [entries, query]);
	const at = Math.min(active, shown.length - 1);
	const current = shown[at];

	useEffect(() => setActive(0), [query]);
	const rowId = (entry: Entry) => `${id}-${entry.id}`;
	const currentId = current === undefined ? undefined : rowId(current);

	const run = async (entry: Entry | undefined) => {
		if (entry === undefined || busy) return;
		setFailure(null);
		const running = entry.run();
		// It has gone somewhere or opened something in this one's place.
		if (running === undefined) return;
		setBusy(true);
		const result = await running;
		setBusy(false);
		if (!result.ok) setFailure(result.failure.detail);
		else if (entry.kind === "action") onClose();
	};

	const onKey = (key: string) => {
		const last = shown.length - 1;
		const page = { PageDown: Math.min(last, at + 6), PageUp: Math.max(0, at - 6) }[key];
		const to = page ?? arrowTo(key, at, shown.length);
		if (to !== null) setActive(to);
		if (key === "Enter") void run(current);
		return to !== null || key === "Enter";
	};

	return (
		<Dialog title={words.title} onClose={onClose} headless>
			<div class="palette">
				<SearchField
					label={words.field}
					placeholder={words.field}
					query={query}
					onQuery={setQuery}
					list={`${id}-list`}
					current={currentId}
					onKey={onKey}
					isBusy={search.name === "searching" || busy}
					maxLength={100}
					enterKeyHint="go"
				>
					<button type="button" class="icon-button" aria-label={words.close} onClick={onClose}>
						<CloseIcon />
					</button>
				</SearchField>
				<FormFailure>{failure}</FormFailure>
				<div class="palette-list" role="listbox" id={`${id}-list`} aria-label={words.found}>
					{kinds.map((kind) => {
						const own = shown.filter((entry) => entry.kind === kind);
						if (own.length === 0) return null;
						return (
							// biome-ignore lint/a11y/useSemanticElements: a fieldset is no group of options
							<div key={kind} role="group" aria-labelledby={`${id}-${kind}`}>
								<p class="palette-heading" id={`${id}-${kind}`}>
									{words.kinds[kind]}
								</p>
								{own.map((entry) => (
									<EntryRow
										key={entry.id}
										id={rowId(entry)}
										entry={entry}
										active={entry === current}
										onHover={() => setActive(shown.indexOf(entry))}
										onPick={() => void run(entry)}
									/>
								))}
							</div>
						);
					})}
				</div>
				<p class="people-state" role="status">
					{shown.length > 0 ? (
						<span class="hidden-words">{words.results(shown.length)}</span>
					) : search.name === "searching" ? (
						words.searching
					) : search.name === "failed" ? (
						words.failed(search.detail)
					) : (
						within(words.nothing, { query: <bdi>{query.trim()}</bdi> })
					)}
				</p>
				<p class="palette-foot" aria-hidden="true">
					{within(words.foot, {
						arrows: <Keys shortcut="up+down" />,
						enter: <Keys shortcut="Enter" />,
						mark: <kbd>&gt;</kbd>,
					})}
				</p>
			</div>
		</Dialog>
	);
}

interface EntryRowProps {
	id: string;
	entry: Entry;
	active: boolean;
	onHover: () => void;
	onPick: () => void;
}

function EntryRow({ id, entry, active, onHover, onPick }: EntryRowProps) {
	const { title, detail, icon: Icon, avatar, shortcut } = entry;
	return (
		<Option id={id} class="palette-entry" active={active} onHover={onHover} onPick={onPick}>
			{avatar !== undefined && <Avatar id={avatar.id} name={title} group={avatar.group} size="small" />}
			{Icon !== undefined && (
				<span class="palette-icon">
					<Icon />
				</span>
			)}
			<span class="palette-title" dir="auto">
				{title}
			</span>
			<span class="palette-detail" dir="auto">
				{detail}
			</span>
			{shortcut !== undefined && <Keys shortcut={shortcut} />}
		</Option>
	);
}
