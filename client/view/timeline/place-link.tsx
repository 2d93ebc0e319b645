import { useApp } from "../../hooks/app-context.ts";
import { placeOf } from "../../hooks/use-location.ts";
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
	const here = placeOf(path);
	const session = app.session.value;
	const { conversations, loaded } = app.inbox.value;
	if (here.name !== "conversation" || session.name !== "signed_in") return <>{path}</>;
	const isMessage = here.seq !== undefined;
	const words = timelineWords().place;
	const conversation = conversations.find((row) => row.id === here.id);
	if (conversation !== undefined) {
		const title = <bdi>{conversationTitle(conversation, session.me.id)}</bdi>;
		if (!isMessage) return title;
		const of =
			conversation.kind === "direct" ? within(words.inChatWith, { name: title }) : within(words.inGroup, { title });
		return <>{of}</>;
	}
	if (isMessage) return <>{loaded ? words.messageElsewhere : words.message}</>;
	return <>{loaded ? words.conversationElsewhere : words.conversation}</>;
}
