import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { ConversationSummary } from "../../../src/protocol/entities.ts";
import { useApp } from "../../hooks/app-context.ts";
import { conversationTitle } from "../../store/titles.ts";
import { forwardWords } from "../../words/forward.ts";
import { Avatar } from "../parts/avatar.tsx";
import { CheckIcon } from "../parts/icons.tsx";
import { avatarSeed } from "../parts/names.ts";
import { Option } from "../parts/option.tsx";
import { arrowTo, SearchField } from "../parts/search-field.tsx";

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
	const at = Math.min(active, found.length - 1);
	const current = found[at];

	useEffect(() => setActive(0), [query]);

	const onKey = (key: string) => {
		const to = arrowTo(key, at, found.length);
		if (to !== null) setActive(to);
		if (key !== "Enter") return to !== null;
		if (current !== undefined) onPick(current.id);
		input.current?.select();
		return true;
	};

	return (
		<div class="people-box">
			<SearchField
				input={input}
				label={words.find}
				placeholder={words.placeholder}
				query={query}
				onQuery={setQuery}
				list={`${id}-list`}
				current={current === undefined ? undefined : `${id}-${current.id}`}
				onKey={onKey}
			/>
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
