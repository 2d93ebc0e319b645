import type { InviteWords } from "../en/invite.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("es");

export const invite: InviteWords = {
	tab: "Invitación",
	looking: "Comprobando la invitación…",
	invitedTo: "Te invitan a",
	alreadyIn: "Ya estás en",
	group: "un grupo",
	members: (count) => plural(count, { one: "# miembro", many: "# de miembros", other: "# miembros" }),
	open: "Abrir la conversación",
	join: "Unirse",
	joining: "Entrando…",
	joinAs: "Te unes como {name}.",
	joinAsUser: "Te unes como {name} ({username}).",
	yourName: "Tu nombre",
	joinAsGuest: "Unirse como invitado",
	createAndJoin: "Crear una cuenta y unirse",
	gone: {
		title: "Esta invitación no es válida",
		text: "Ha caducado, se ha agotado o se ha retirado. Pide una nueva a quien te la envió.",
	},
	failed: "No se ha podido abrir la invitación",
};
