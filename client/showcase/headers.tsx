import { message } from "../../test/view/support/fake-app.ts";
import type { ConversationState, LinkState } from "../store/model.ts";
import { ConversationHeader } from "../view/conversation/header.tsx";
import { ChangedBehind, Notice } from "../view/conversation/notice.tsx";
import { PinBar } from "../view/pins/pin-bar.tsx";
import { arabicText, bob, direct, grace, group, longName, longText, minute } from "./data.ts";
import { Family, Inside, State, useOnce } from "./stage.tsx";
import { now } from "./surroundings.ts";

const nothing = () => {};
const none = { unread: 0, mentions: 0 };

interface HeadProps {
	link: LinkState;
	state?: Partial<ConversationState>;
	isGroup?: boolean;
	title?: string | null;
	threads?: { unread: number; mentions: number };
}

/** The header of a conversation, with the line below it that says more. */
function Head({
	link,
	state = {},
	isGroup = false,
	title = isGroup ? "Compiler club" : bob.name,
	threads = none,
}: HeadProps) {
	const talk = useOnce(() => (isGroup ? group([], state) : direct([], state)));
	return (
		<Inside talk={talk}>
			<ConversationHeader
				id={talk.state.value.id}
				title={title}
				state={talk.state.value}
				link={link}
				threads={threads}
				onDate={nothing}
			/>
			<div class="notices">
				<Notice link={link} hasCopy={title !== null} onReconnect={nothing} />
			</div>
		</Inside>
	);
}

/** The header with every state of the link, presence and typing; notices; the bar of pinned messages. */
export function headerFamily() {
	const typing = (...ids: string[]) => new Map(ids.map((id) => [id, now + minute] as const));
	return (
		<Family name="headers" title="Headers and links">
			<State of="Live, online">
				<Head link={{ name: "live" }} state={{ online: new Set(["bob"]) }} />
			</State>
			<State of="Live, away">
				<Head link={{ name: "live" }} state={{ online: new Set(["bob"]), away: new Set(["bob"]) }} />
			</State>
			<State of="Live, last seen">
				<Head link={{ name: "live" }} state={{ lastSeen: new Map([["bob", now - 7 * minute]]) }} />
			</State>
			<State of="Live, typing">
				<Head link={{ name: "live" }} state={{ online: new Set(["bob"]), typing: typing("bob") }} />
			</State>
			<State of="Live, a group with a topic, threads unread">
				<Head
					link={{ name: "live" }}
					isGroup
					threads={{ unread: 3, mentions: 0 }}
					state={{ topic: "Moths, tapes and everything between", online: new Set(["grace", "bob"]) }}
				/>
			</State>
			<State of="Live, several type, mentioned in threads">
				<Head
					link={{ name: "live" }}
					isGroup
					threads={{ unread: 3, mentions: 1 }}
					state={{ typing: typing(grace.userId, longName.userId) }}
				/>
			</State>
			<State of="Connecting, not known yet">
				<Head link={{ name: "connecting" }} title={null} state={{ loaded: false, members: new Map() }} />
			</State>
			<State of="Catching up">
				<Head link={{ name: "catching_up" }} />
			</State>
			<State of="Polling, a long name">
				<Head link={{ name: "polling" }} title={longName.name} />
			</State>
			<State of="Offline">
				<Head link={{ name: "offline", retryAt: now + 12_000 }} />
			</State>
			<State of="Signed out">
				<Head link={{ name: "signed_out" }} />
			</State>
			<State of="Not a member any more">
				<Head link={{ name: "ended", reason: "not_member" }} isGroup />
			</State>
			<State of="Not found">
				<Head
					link={{ name: "ended", reason: "not_found" }}
					isGroup
					title={null}
					state={{ loaded: false, members: new Map() }}
				/>
			</State>
			<State of="Too old an app">
				<Head link={{ name: "ended", reason: "bad_client" }} />
			</State>
			<State of="The log was changed behind the reader">
				<ChangedBehind />
			</State>
			<State of="Pinned: one, of three, right to left">
				<Inside talk={group([message(1, "grace", "One moth.", now)], { pins: [1] })}>
					<PinBar />
				</Inside>
				<Inside
					talk={group([message(1, "grace", "", now), message(2, "grace", "", now), message(3, "long", longText, now)], {
						pins: [1, 2, 3],
					})}
				>
					<PinBar />
				</Inside>
				<Inside talk={group([message(1, "noor", arabicText, now)], { pins: [1] })}>
					<PinBar />
				</Inside>
			</State>
		</Family>
	);
}
