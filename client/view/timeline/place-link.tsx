import { useApp } from "../../hooks/app-context.ts";
import { placeOf } from "../../hooks/use-location.ts";
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
	const here = placeOf(path);
	const session = app.session.value;
	const { conversations, loaded } = app.inbox.value;
	if (here.name !== "conversation" || session.name !== "signed_in") return <>{path}</>;
	const isMessage = here.seq !== undefined;
	const conversation = conversations.find((row) => row.id === here.id);
	if (conversation !== undefined) {
		const title = <bdi>{conversationTitle(conversation, session.me.id)}</bdi>;
		if (!isMessage) return title;
		return conversation.kind === "direct" ? <>Message in the chat with {title}</> : <>Message in {title}</>;
	}
	const what = isMessage ? "Message in a conversation" : "A conversation";
	return <>{loaded ? `${what} that you are not in` : what}</>;
}
