import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { ConversationSummary } from "../../../src/protocol/entities.ts";
import { useApp } from "../../hooks/app-context.ts";
import { conversationTitle } from "../../store/titles.ts";
import { forwardWords } from "../../words/forward.ts";
import { Avatar } from "../parts/avatar.tsx";
import { CheckIcon, SearchIcon } from "../parts/icons.tsx";
import { avatarSeed } from "../parts/names.ts";
import { Option } from "../parts/option.tsx";

interface ConversationPickerProps {
	self: string;
	/** Those that are picked, where several can be. */
	picked?: ReadonlySet<string>;
	onPick: (conversationId: string) => void;
}

/** More are found by their name. */
const shownAtMost = 60;

function isFound(conversation: ConversationSummary, self: string, query: string): boolean {
	const wanted = query.trim().toLocaleLowerCase();
	const names = conversation.members.flatMap(({ name, username }) => (username === null ? [name] : [name, username]));
	return [conversationTitle(conversation, self), ...names].some((name) => name.toLocaleLowerCase().includes(wanted));
}

/** A search field with the conversations found below it, newest activity first: arrows move, Enter picks. */
export function ConversationPicker({ self, picked, onPick }: ConversationPickerProps) {
	const id = useId();
	const words = forwardWords().picker;
	const input = useRef<HTMLInputElement>(null);
	const [query, setQuery] = useState("");
	const [active, setActive] = useState(0);
	const all = useApp().inbox.value.conversations;
	const found = all.filter((conversation) => isFound(conversation, self, query)).slice(0, shownAtMost);
	const current = found[Math.min(active, found.length - 1)];

	useEffect(() => input.current?.focus(), []);
	useEffect(() => setActive(0), [query]);
	useEffect(() => {
		document.getElementById(`${id}-${current?.id}`)?.scrollIntoView({ block: "nearest" });
	}, [current?.id]);

	const onKeyDown = (event: KeyboardEvent) => {
		if (event.isComposing) return;
		const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
		if (step !== undefined && found.length > 0) {
			event.preventDefault();
			setActive((Math.min(active, found.length - 1) + step + found.length) % found.length);
		} else if (event.key === "Enter") {
			event.preventDefault();
			if (current !== undefined) onPick(current.id);
			input.current?.select();
		} else if (event.key === "Escape" && query !== "") {
			event.preventDefault();
			event.stopPropagation();
			setQuery("");
		}
	};

	return (
		<div class="people-box">
			<div class="search-field">
				<SearchIcon />
				<input
					ref={input}
					type="text"
					role="combobox"
					aria-label={words.find}
					aria-expanded={found.length > 0}
					aria-controls={`${id}-list`}
					aria-autocomplete="list"
					aria-activedescendant={current === undefined ? undefined : `${id}-${current.id}`}
					placeholder={words.placeholder}
					autoComplete="off"
					autoCapitalize="none"
					spellcheck={false}
					value={query}
					onInput={(event) => setQuery(event.currentTarget.value)}
					onKeyDown={onKeyDown}
				/>
			</div>
			<div
				role="listbox"
				id={`${id}-list`}
				class="people-list forward-list"
				aria-label={words.list}
				aria-multiselectable={picked !== undefined}
			>
				{found.map((conversation) => {
					const title = conversationTitle(conversation, self);
					return (
						<Option
							key={conversation.id}
							id={`${id}-${conversation.id}`}
							class="person"
							active={conversation === current}
							selected={picked?.has(conversation.id) ?? false}
							onPick={() => onPick(conversation.id)}
						>
							<Avatar
								id={avatarSeed(conversation, self)}
								name={title}
								group={conversation.kind === "group"}
								size="small"
							/>
							<span class="person-names">
								<span class="person-name" dir="auto">
									{title}
								</span>
								{conversation.kind === "group" && (
									<span class="person-username">{words.members(conversation.memberCount)}</span>
								)}
							</span>
							{picked?.has(conversation.id) && <CheckIcon />}
						</Option>
					);
				})}
			</div>
			<div class="people-state" role="status">
				{found.length === 0 && <p>{words.none}</p>}
				{query !== "" && found.length > 0 && <p class="hidden-words">{words.found(found.length)}</p>}
			</div>
		</div>
	);
}
