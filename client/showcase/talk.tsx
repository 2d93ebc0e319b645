import type { FakeConversation } from "../../test/view/support/fake-app.ts";
import { useOpenConversation } from "../hooks/open-conversation.ts";
import { Timeline } from "../view/timeline/timeline.tsx";
import { Inside } from "./stage.tsx";

const nothing = () => {};

/** The timeline of a conversation, as high as what is said in it, or filling its place. */
export function Talk({ talk }: { talk: FakeConversation }) {
	return (
		<Inside talk={talk}>
			<Said talk={talk} />
		</Inside>
	);
}

function Said({ talk: { state, link } }: { talk: FakeConversation }) {
	return (
		<Timeline
			handle={useOpenConversation().handle}
			state={state.value}
			link={link.value}
			onDiscard={nothing}
			onEdit={nothing}
			onDelete={nothing}
			onDate={nothing}
			onThread={nothing}
		/>
	);
}
