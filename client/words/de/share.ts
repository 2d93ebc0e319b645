import type { ShareWords } from "../en/share.ts";

export const share: ShareWords = {
	title: "In welcher Unterhaltung teilen?",
	nothing: "Hier gibt es nichts zu teilen. Parley nimmt Text und Webadressen an.",
	noConversations: "Du hast noch keine Unterhaltungen. Beginne eine und teile noch einmal.",
	loading: "Deine Unterhaltungen werden geladen …",
};
