/** Conversations in which everything has happened that can be seen, made over REST. */
import { formattedTexts } from "../../view/support/formatted-texts.ts";
import type { BrowserPerson } from "./browser.ts";
import { Stranger } from "./stranger.ts";

export interface BusyPlace {
	/** A group with every kind of message; the person of the browser owns it. */
	group: string;
	/** With Ben; nothing was said in it. */
	direct: string;
	/** The code of an invite into the group. */
	invite: string;
	/** Ben, who is in all of them. */
	ben: Stranger;
	/** The seq of a message of one's own with an answer, a thread, a pin and reactions: "Who brings the bread?". */
	question: number;
}

/** What the browser of `person` asks its server for, as a program would; the answer's JSON. */
export function ask<Answer>(person: BrowserPerson, method: string, path: string, body?: unknown): Promise<Answer> {
	return person.page.evaluate(
		async ([method, path, body]) => {
			const headers = { "Content-Type": "application/json" };
			const answer = await fetch(path, { method, headers, ...(body === null ? {} : { body }) });
			const text = await answer.text();
			if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
			return text === "" ? null : JSON.parse(text);
		},
		[method, path, body === undefined ? null : JSON.stringify(body)] as const,
	);
}

/** Fills the list of `owner`, who has nothing open. */
export async function makeBusyPlace(url: string, owner: BrowserPerson): Promise<BusyPlace> {
	const [ben, cleo] = await Promise.all([Stranger.signUp(url, "Ben"), Stranger.guest(url, "Cleo")]);
	if (cleo === null) throw new Error("no guest");
	const make = async (body: object) => (await ask<{ id: string }>(owner, "POST", "/api/conversations", body)).id;
	const group = await make({ kind: "group", title: "Tea at four", members: [ben.id, cleo.id] });
	const quiet = await make({ kind: "group", title: "A very long title of a group that is muted", members: [ben.id] });
	const direct = await make({ kind: "direct", members: [ben.id] });

	let said = 0;
	const messageOf = (text: string, more: object = {}) => ({ clientId: `busy-${said++}`, body: { text }, ...more });
	const messages = `/api/conversations/${group}/messages`;
	const say = async (by: Stranger, text: string, more?: object, to = group) => {
		const { body } = await by.call("POST", `/api/conversations/${to}/messages`, messageOf(text, more));
		return body.seq as number;
	};
	const sayOwn = async (text: string) => (await ask<{ seq: number }>(owner, "POST", messages, messageOf(text))).seq;
	for (const text of formattedTexts) await say(ben, text);
	const gone = await sayOwn("I take this back");
	await ask(owner, "DELETE", `${messages}/${gone}`);
	const edited = await sayOwn("Frist, this");
	await ask(owner, "PATCH", `${messages}/${edited}`, { body: { text: "First, this" } });
	const question = await sayOwn("Who brings the bread?");
	await ask(owner, "PUT", `${messages}/${question}/reactions/${encodeURIComponent("👍")}`);
	await ben.call("PUT", `${messages}/${question}/reactions/${encodeURIComponent("👍")}`);
	await cleo.call("PUT", `${messages}/${question}/reactions/${encodeURIComponent("🎉")}`);
	await ask(owner, "PUT", `${messages}/${question}/pin`);
	await ask(owner, "PUT", `/api/inbox/saved/${group}/${question}`, { remindAt: Date.now() + 1_500 });
	await ask(owner, "PUT", `/api/inbox/saved/${group}/${edited}`, {});
	await say(ben, "I do", { thread: question });
	await say(cleo, "I do, and the butter", { replyTo: question });
	await say(cleo, "a_very_long_word_".repeat(20));
	const { username } = await ask<{ username: string }>(owner, "GET", "/api/me");
	await say(ben, `Then see you there, @${username}`);
	await ask(owner, "PATCH", `/api/inbox/conversations/${quiet}`, { muted: true });
	await say(ben, "Nobody hears this", {}, quiet);
	const { code } = await ask<{ code: string }>(owner, "POST", `/api/conversations/${group}/invites`, {});
	return { group, direct, invite: code, ben, question };
}
