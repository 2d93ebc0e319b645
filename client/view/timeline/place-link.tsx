import { useApp } from "../../hooks/app-context.ts";
import { placeOfPath } from "../../hooks/use-location.ts";
import { conversationTitle } from "../../store/titles.ts";
import { timelineWords } from "../../words/timeline.ts";
import { within } from "../../words/within.ts";
import { BubbleIcon } from "../parts/more-icons.tsx";

/** The address of a conversation or of a message in it, as its title where the reader is in it. It opens in place. */
export function PlaceLink({ path }: { path: string }) {
	return (
		<a class="place-link" href={path} title={location.origin + path}>
			<BubbleIcon />
			<Words path={path} />
		</a>
	);
}

function Words({ path }: { path: string }) {
	const app = useApp();
	const here = placeOfPath(path);
	const session = app.session.value;
	const { conversations, loaded } = app.inbox.value;
	if (here.name !== "conversation" || session.name !== "signed_in") return <>{path}</>;
	const words = timelineWords().place;
	const isMessage = here.seq !== undefined || here.reply !== undefined;
	const what = isMessage ? words.message : here.thread === null ? null : words.thread;
	const conversation = conversations.find((row) => row.id === here.id);
	if (conversation !== undefined) {
		const title = <bdi>{conversationTitle(conversation, session.me.id)}</bdi>;
		if (what === null) return title;
		const isDirect = conversation.kind === "direct";
		return <>{isDirect ? within(what.inChatWith, { name: title }) : within(what.inGroup, { title })}</>;
	}
	if (what !== null) return <>{loaded ? what.elsewhere : what.here}</>;
	return <>{loaded ? words.conversationElsewhere : words.conversation}</>;
}
