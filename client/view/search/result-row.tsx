import type { ConversationSummary } from "../../../src/protocol/entities.ts";
import type { SearchResult } from "../../../src/protocol/search.ts";
import { conversationTitle } from "../../store/titles.ts";
import { searchWords } from "../../words/search.ts";
import { within } from "../../words/within.ts";
import { Avatar } from "../parts/avatar.tsx";
import { avatarSeed } from "../parts/names.ts";
import { Option } from "../parts/option.tsx";
import { fullTime, listTime } from "../parts/times.ts";

interface ResultRowProps {
	id: string;
	result: SearchResult;
	/** undefined: it is not on the list any more. */
	conversation: ConversationSummary | undefined;
	self: string;
	now: number;
	active: boolean;
	/** The reader was led to this message last. */
	isShown: boolean;
	onHover: () => void;
	onPick: () => void;
}

/** One message that was found: where, by whom, when, and the words around the hits. */
export function ResultRow({ id, result, conversation, self, now, active, isShown, onHover, onPick }: ResultRowProps) {
	const { conversationId, sender, senderName, at } = result;
	const words = searchWords();
	const title = conversation === undefined ? words.conversation : conversationTitle(conversation, self);
	const seed = conversation === undefined ? conversationId : avatarSeed(conversation, self);
	return (
		<Option id={id} class="found" active={active} current={isShown} onHover={onHover} onPick={onPick}>
			<Avatar id={seed} name={title} group={conversation?.kind === "group"} />
			<span class="found-words">
				<span class="found-line">
					<span class="found-title" dir="auto">
						{title}
					</span>
					<time class="found-time" dateTime={new Date(at).toISOString()} title={fullTime(at)}>
						{listTime(at, now)}
					</time>
				</span>
				<span class="found-snippet" dir="auto">
					{within(words.said, {
						name: <bdi class="found-sender">{sender === self ? words.you : senderName}</bdi>,
						text: <Marked {...result} />,
					})}
				</span>
			</span>
		</Option>
	);
}

/** The snippet with what was found marked. */
function Marked({ snippet, hits }: Pick<SearchResult, "snippet" | "hits">) {
	let from = 0;
	const parts = hits.map((hit) => {
		const plain = snippet.slice(from, hit.from);
		from = hit.to;
		return (
			<>
				{plain}
				<mark>{snippet.slice(hit.from, hit.to)}</mark>
			</>
		);
	});
	return (
		<>
			{parts}
			{snippet.slice(from)}
		</>
	);
}
