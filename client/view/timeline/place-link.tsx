import { useApp } from "../../hooks/app-context.ts";
import { placeOfPath } from "../../hooks/use-location.ts";
import { conversationTitle } from "../../store/titles.ts";
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
	const isMessage = here.seq !== undefined || here.reply !== undefined;
	const named = isMessage ? "Message" : here.thread === null ? null : "Thread";
	const conversation = conversations.find((row) => row.id === here.id);
	if (conversation !== undefined) {
		const title = <bdi>{conversationTitle(conversation, session.me.id)}</bdi>;
		if (named === null) return title;
		return (
			<>
				{named} in {conversation.kind === "direct" && "the chat with "}
				{title}
			</>
		);
	}
	const what = named === null ? "A conversation" : `${named} in a conversation`;
	return <>{loaded ? `${what} that you are not in` : what}</>;
}
