/** A long conversation for a page in a browser: its guest Ben is in it, and Ann, who behaves like another device. */
import { fill } from "./fill.mjs";

/** Signs a guest in who has the page's cookies from then on; who that is. */
function signInAs(page, name) {
	return page.evaluate(async (body) => {
		const headers = { "Content-Type": "application/json" };
		await fetch("/api/auth/sign-in/anonymous", { method: "POST", headers, body });
		return (await fetch("/api/me")).json();
	}, JSON.stringify({ name }));
}

/**
 * Makes a group of `count` messages, written into the database of the server while it is stopped; it runs again afterwards.
 * Answers the id of the group.
 *
 * @param page is at a page of the server
 */
export async function makeLongTalk({ server, page, ann, count }) {
	const ben = await signInAs(page, "Ben");
	const { id } = await ann.call("POST", "/api/conversations", { kind: "group", members: [ben.id], title: "Long" });
	await ann.call("POST", `/api/conversations/${id}/messages`, { clientId: "first", body: { text: "First." } });
	await server.stop();
	const senderOf = (seq) => (seq % 5 < 2 ? ben.id : ann.id);
	const textOf = (seq) => `This is message ${seq}. ${"It says a little more than that. ".repeat(seq % 7)}`;
	fill({ stateDir: server.stateDir, conversationId: id, count, behind: ann.id, senderOf, textOf });
	await server.run();
	return id;
}
