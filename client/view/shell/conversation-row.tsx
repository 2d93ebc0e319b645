import type { ComponentChildren } from "preact";
import type { ConversationSummary } from "../../../src/protocol/entities.ts";
import { withoutMarks } from "../../store/marks.ts";
import { conversationPath } from "../../store/paths.ts";
import { conversationTitle } from "../../store/titles.ts";
import { shellWords } from "../../words/shell.ts";
import { Avatar } from "../parts/avatar.tsx";
import { MutedIcon, ThreadIcon } from "../parts/icons.tsx";
import { memo } from "../parts/memo.ts";
import { avatarSeed, badge } from "../parts/names.ts";
import { fullTime, listTime } from "../parts/times.ts";
import { RowOptions } from "./row-options.tsx";

interface ConversationRowProps {
	conversation: ConversationSummary;
	self: string;
	current: boolean;
	now: number;
	/** How what is written but not sent begins; "" where there is none. */
	draft: string;
}

/** Who wrote the last message, as the preview says it; nothing in a direct conversation for the other person. */
function previewSender(conversation: ConversationSummary, self: string): string {
	const sender = conversation.lastMessage?.sender;
	if (sender === undefined) return "";
	if (sender === self) return shellWords().row.own;
	if (conversation.kind === "direct") return "";
	const name = conversation.members.find((member) => member.userId === sender)?.name;
	return name === undefined ? "" : shellWords().row.from(name);
}

/** What was said last, in its own direction; `lead` stands before it in that of the app. */
function Preview({ lead, children }: { lead?: ComponentChildren; children: ComponentChildren }) {
	return (
		<span class="row-last">
			{lead}
			<span class="row-preview" dir="auto">
				{children}
			</span>
		</span>
	);
}

/** One conversation of the list. */
export const ConversationRow = memo(({ conversation, self, current, now, draft }: ConversationRowProps) => {
	const words = shellWords().row;
	const title = conversationTitle(conversation, self);
	const sender = previewSender(conversation, self);
	const { lastMessage, unread, mentions, markedUnread, muted, activityAt, threads } = conversation;
	return (
		<li class={muted ? "conversation-item is-muted" : "conversation-item"}>
			<a
				class={`conversation-row ${unread > 0 || threads.unread > 0 || markedUnread ? "has-unread" : ""}`}
				href={conversationPath(conversation.id)}
				aria-current={current ? "page" : undefined}
			>
				<Avatar id={avatarSeed(conversation, self)} name={title} group={conversation.kind === "group"} />
				<span class="row-lines">
					<span class="row-line">
						<span class="row-title" dir="auto">
							{title}
						</span>
						{muted && (
							<span class="row-muted" title={words.muted}>
								<MutedIcon />
								<span class="hidden-words">{words.muted}</span>
							</span>
						)}
						<time class="row-time" dateTime={new Date(activityAt).toISOString()} title={fullTime(activityAt)}>
							{listTime(activityAt, now)}
						</time>
					</span>
					<span class="row-line">
						{draft !== "" && !current ? (
							<Preview lead={<span class="row-draft">{words.draft}</span>}>{draft}</Preview>
						) : lastMessage === null ? (
							<Preview>
								<em>{words.noMessages}</em>
							</Preview>
						) : (
							<Preview lead={sender !== "" && <bdi class="row-sender">{sender}</bdi>}>
								{lastMessage.deleted === undefined ? (
									withoutMarks(lastMessage.body.text).slice(0, 200)
								) : (
									<em>{words.deleted}</em>
								)}
							</Preview>
						)}
						{mentions > 0 && (
							<span class="badge badge-mention" data-mentions={mentions}>
								<span aria-hidden="true">@</span>
								<span class="hidden-words">{words.mentions(mentions)}</span>
							</span>
						)}
						{threads.unread > 0 && (
							<span class={`badge badge-thread ${muted ? "badge-muted" : ""}`} data-thread-unread={threads.unread}>
								<ThreadIcon size={12} />
								<span aria-hidden="true">{threads.mentions > 0 ? "@" : badge(threads.unread)}</span>
								<span class="hidden-words">
									{threads.mentions > 0 ? words.repliesWithMention(threads.unread) : words.replies(threads.unread)}
								</span>
							</span>
						)}
						{unread === 0 && markedUnread && (
							<span class={`badge badge-dot ${muted ? "badge-muted" : ""}`} data-marked-unread>
								<span class="hidden-words">{words.markedUnread}</span>
							</span>
						)}
						{unread > 0 && (
							<span class={`badge ${muted ? "badge-muted" : ""}`} data-unread={unread}>
								<span aria-hidden="true">{badge(unread)}</span>
								<span class="hidden-words">{words.unread(unread)}</span>
							</span>
						)}
					</span>
				</span>
			</a>
			<RowOptions conversation={conversation} title={title} current={current} />
		</li>
	);
});
