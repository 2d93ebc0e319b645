/** All families of the page, in its order. A new one is added here. They are no components: each is drawn once, with the data that it makes. */
import type { JSX } from "preact";
import { composerFamily } from "./composer.tsx";
import { conversationFamily } from "./conversation.tsx";
import { dialogFamily } from "./dialogs.tsx";
import { emojiFamily } from "./emoji.tsx";
import { fieldFamily } from "./fields.tsx";
import { headerFamily } from "./headers.tsx";
import { listFamily } from "./list.tsx";
import { messageFamily } from "./messages.tsx";
import { noteFamily } from "./notes.tsx";
import { pageFamily } from "./pages.tsx";
import { peopleFamily } from "./people.tsx";
import { searchFamily } from "./search.tsx";
import { settingsFamily } from "./settings.tsx";
import { threadFamily } from "./threads.tsx";
import { timelineFamily } from "./timeline.tsx";

export const families: readonly { name: string; draw: () => JSX.Element }[] = [
	{ name: "fields", draw: fieldFamily },
	{ name: "people", draw: peopleFamily },
	{ name: "list", draw: listFamily },
	{ name: "headers", draw: headerFamily },
	{ name: "messages", draw: messageFamily },
	{ name: "timeline", draw: timelineFamily },
	{ name: "composer", draw: composerFamily },
	{ name: "conversation", draw: conversationFamily },
	{ name: "threads", draw: threadFamily },
	{ name: "notes", draw: noteFamily },
	{ name: "emoji", draw: emojiFamily },
	{ name: "search", draw: searchFamily },
	{ name: "dialogs", draw: dialogFamily },
	{ name: "settings", draw: settingsFamily },
	{ name: "pages", draw: pageFamily },
];
