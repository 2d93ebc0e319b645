import type { InviteWords } from "../en/invite.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("de");

export const invite: InviteWords = {
	tab: "Einladung",
	looking: "Die Einladung wird geprüft …",
	invitedTo: "Du bist eingeladen zu",
	alreadyIn: "Du bist schon dabei in",
	group: "einer Gruppe",
	members: (count) => plural(count, { one: "# Mitglied", other: "# Mitglieder" }),
	open: "Unterhaltung öffnen",
	join: "Beitreten",
	joining: "Du trittst bei …",
	joinAs: "Du trittst als {name} bei.",
	joinAsUser: "Du trittst als {name} ({username}) bei.",
	yourName: "Dein Name",
	joinAsGuest: "Als Gast beitreten",
	createAndJoin: "Konto anlegen und beitreten",
	gone: {
		title: "Diese Einladung gilt nicht",
		text: "Sie ist abgelaufen, aufgebraucht oder wurde zurückgenommen. Bitte die Person, von der du sie hast, um eine neue.",
	},
	failed: "Die Einladung konnte nicht geöffnet werden",
};
