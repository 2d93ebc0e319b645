/** Three people with several devices each, at the real objects, beside the model of what their lists must say. */
import { expect } from "vitest";
import type { Down } from "../../src/protocol/down.ts";
import type { ConversationSummary } from "../../src/protocol/entities.ts";
import { doWork, evict, pass, path, settled, tellInboxes } from "../conversation/kit.ts";
import { person, type TestPerson, type TestSocket } from "../support/people.ts";
import { evictInbox, poll, watch } from "./kit.ts";
import { type ExpectedRow, ListModel, type Name, names, type Place, places } from "./list-model.ts";

export type Step =
	| { act: "send"; who: Name; where: Place }
	/** Of the newest message of one's own that there is. */
	| { act: "edit" | "delete"; who: Name; where: Place }
	/** Up to so many below the head. */
	| { act: "read" | "deliver"; who: Name; where: Place; back: number }
	| { act: "unread" | "muted"; who: Name; where: Place; on: boolean }
	| { act: "leave" | "remove" | "add"; who: "ben" | "cai" }
	/** kill: with its sockets, as in a crash. */
	| { act: "evictInbox" | "killInbox"; who: Name }
	| { act: "evict" | "kill"; where: Place }
	| { act: "watch" | "unwatch"; who: Name; device: number }
	/** tell: the inboxes hear of it now · settle: positions are written now. */
	| { act: "tell" | "settle"; where: Place }
	/** So long that whoever polled does not count as looking any more. */
	| { act: "sleep" }
	/** Things come to rest, and a device looks. forget: a poller that begins anew. */
	| { act: "list"; who: Name }
	| { act: "poll" | "forget"; who: Name; device: number };

/** What a device shows, from the frames that it got. */
class Screen {
	private rows = new Map<string, ConversationSummary>();
	rev: number | null = null;

	take(frames: readonly Down[]): void {
		for (const frame of frames) {
			if (frame.type === "inbox") this.rows = new Map(frame.conversations.map((row) => [row.id, row]));
			if (frame.type === "conversation_updated") this.rows.set(frame.conversation.id, frame.conversation);
			if (frame.type === "conversation_removed") this.rows.delete(frame.conversationId);
		}
	}

	get list(): ConversationSummary[] {
		return [...this.rows.values()];
	}
}

interface Watching {
	socket: TestSocket;
	screen: Screen;
	taken: number;
}

export class InboxWorld {
	private readonly model = new ListModel();
	private readonly watching = new Map<string, { who: Name } & Watching>();
	private readonly pollers = new Map<string, Screen>();
	/** Whose coming or going the inboxes may not know of yet. */
	private readonly untold = new Set<Name>();
	private said = 0;

	private constructor(
		private readonly people: Record<Name, TestPerson>,
		private readonly ids: Record<Place, string>,
	) {}

	static async make(): Promise<InboxWorld> {
		const [ann, ben, cai] = [await person("Ann"), await person("Ben"), await person("Cai")];
		const ids = { direct: await ann.startDirect(ben), group: await ann.startGroup("Tea", ben, cai) };
		return new InboxWorld({ ann, ben, cai }, ids);
	}

	async take(step: Step): Promise<void> {
		pass(10);
		switch (step.act) {
			case "send": {
				const { status } = await this.people[step.who].send(this.ids[step.where], `m${++this.said}`, "x");
				expect(status).toBe(this.model.isMember(step.who, step.where) ? 201 : 404);
				if (status === 201) this.model.send(step.who, step.where);
				return;
			}
			case "edit":
			case "delete":
				return this.change(step);
			case "read":
			case "deliver":
				return this.move(step);
			case "unread":
			case "muted":
				return this.mark(step);
			case "leave":
			case "remove":
			case "add":
				return this.comeOrGo(step);
			case "evictInbox":
				return evictInbox(this.people[step.who]);
			case "killInbox":
				for (const [key, { who }] of this.watching) if (who === step.who) this.watching.delete(key);
				return evictInbox(this.people[step.who], "close");
			case "evict":
			case "kill":
				// A position of the last second may be lost in a crash (RD3); that is not what this is about.
				await this.take({ act: "settle", where: step.where });
				return evict(this.ids[step.where], step.act === "kill" ? "close" : "hibernate");
			case "watch":
				return this.watch(step.who, step.device);
			case "unwatch": {
				const key = `${step.who} ${step.device}`;
				this.watching.get(key)?.socket.close(1000);
				this.watching.delete(key);
				return;
			}
			case "tell":
				return this.tell(step.where);
			case "settle":
				pass(1_100);
				return doWork(this.ids[step.where]);
			case "sleep":
				pass(60_000);
				return;
			case "list":
				return this.checkList(step.who);
			case "forget":
				this.pollers.delete(`${step.who} ${step.device}`);
				return this.checkPoll(step.who, step.device);
			case "poll":
				return this.checkPoll(step.who, step.device);
		}
	}

	/** Things come to rest, and every device of everybody looks. */
	async checkEverything(): Promise<void> {
		for (const who of names) {
			await this.checkList(who);
			for (const device of [0, 1]) await this.checkPoll(who, device);
			await this.watch(who, 0);
		}
		await this.rest();
	}

	/** Makes the model wrong. */
	lie(): void {
		this.model.forgetLastMessage();
	}

	close(): void {
		for (const { socket } of this.watching.values()) socket.close(1000);
	}

	private async move({ act, who, where, back }: Extract<Step, { act: "read" | "deliver" }>): Promise<void> {
		const seq = Math.max(0, this.model.heads[where] - back);
		const body = act === "read" ? { read: seq } : { delivered: seq };
		await this.people[who].call("PUT", path(this.ids[where], "/receipts"), body);
		if (act === "read") this.model.read(who, where, seq);
	}

	private async change({ act, who, where }: Extract<Step, { act: "edit" | "delete" }>): Promise<void> {
		const seq = this.model.newestOf(who, where);
		if (seq === null) return;
		const text = `y${++this.said}`;
		const [method, body] = act === "edit" ? ["PATCH", { body: { text } }] : ["DELETE", undefined];
		const { status } = await this.people[who].call(method, path(this.ids[where], `/messages/${seq}`), body);
		const isMember = this.model.isMember(who, where);
		expect(status).toBe(!isMember ? 404 : act === "edit" ? 200 : 204);
		if (isMember) this.model.change(who, where, act === "edit" ? text : null);
	}

	private async mark({ act, who, where, on }: Extract<Step, { act: "unread" | "muted" }>): Promise<void> {
		const { status } = await this.people[who].call("PATCH", `/api/inbox/conversations/${this.ids[where]}`, {
			[act]: on,
		});
		// Somebody new may mark what is in their list, and that takes a moment (CV2).
		if (status === 404 && where === "group" && this.untold.has(who)) return;
		expect(status).toBe(this.model.isMember(who, where) ? 200 : 404);
		this.model.mark(who, where, act === "unread" ? "markedUnread" : "muted", on);
	}

	private async comeOrGo({ act, who }: Extract<Step, { act: "leave" | "remove" | "add" }>): Promise<void> {
		const { ann } = this.people;
		const { id } = this.people[who];
		const isMember = this.model.isMember(who, "group");
		const members = path(this.ids.group, "/members");
		if (act === "add") {
			const { status } = await ann.call("POST", members, { userId: id });
			expect(status).toBe(isMember ? 409 : 201);
			if (!isMember) this.model.add(who);
		} else {
			const actor = act === "leave" ? this.people[who] : ann;
			const { status } = await actor.call("DELETE", `${members}/${id}`);
			expect(status).toBe(isMember ? 204 : 404);
			if (isMember) this.model.leave(who);
		}
		this.untold.add(who);
	}

	private async watch(who: Name, device: number): Promise<void> {
		const key = `${who} ${device}`;
		if (this.watching.has(key)) return;
		const { socket } = await watch(this.people[who]);
		this.watching.set(key, { who, socket, screen: new Screen(), taken: 0 });
	}

	private async tell(where: Place): Promise<void> {
		// A round may be under way that began before the last change.
		for (let round = 0; round < 2; round++) await tellInboxes(this.ids[where]);
		if (where === "group") this.untold.clear();
	}

	/** Until nothing is on its way; then every device that watches must show the truth. */
	private async rest(): Promise<void> {
		for (const where of places) {
			await this.take({ act: "settle", where });
			await this.tell(where);
		}
		for (const watching of this.watching.values()) {
			const { who, socket, screen } = watching;
			await settled(socket);
			screen.take(socket.heard.slice(watching.taken));
			watching.taken = socket.heard.length;
			this.compare(who, "an open socket", screen.list);
		}
	}

	private async checkList(who: Name): Promise<void> {
		await this.rest();
		this.compare(who, "the REST list", await this.people[who].list());
	}

	private async checkPoll(who: Name, device: number): Promise<void> {
		await this.rest();
		const key = `${who} ${device}`;
		const screen = this.pollers.get(key) ?? new Screen();
		this.pollers.set(key, screen);
		const { status, body } = await poll(this.people[who], screen.rev);
		if (status === 200) {
			screen.take(body.frames);
			screen.rev = body.rev;
		}
		this.compare(who, "an exchange", screen.list);
	}

	private compare(who: Name, device: string, list: readonly ConversationSummary[]): void {
		const shown: Record<string, ExpectedRow> = {};
		for (const { id, head, unread, lastMessage, markedUnread, muted } of list) {
			const where = places.find((place) => this.ids[place] === id) ?? id;
			const last = { last: lastMessage?.seq ?? 0, lastText: lastMessage?.body.text ?? "" };
			shown[where] = { head, unread, ...last, markedUnread, muted };
		}
		expect(shown, `${who}, by ${device}`).toEqual(this.model.view(who));
	}
}
