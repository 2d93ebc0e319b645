/** However much lies between messages, and however old its rows are, pages are those that a look at every row gives. */
import { expect, test } from "vitest";
import { inside, pair } from "./kit.ts";

/** Numbers that look random, the same in every run. */
function numbers(seed: number): (below: number) => number {
	let state = seed;
	return (below) => {
		state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
		return Math.floor((state / 2_147_483_648) * below);
	};
}

test.each([1, 2, 3])(
	"RS6 TH2 RD5 pages, the last message and what is unread, in a log with runs of what does not stand in it, %d",
	async (seed) => {
		const { ann, ben, id } = await pair();
		const next = numbers(seed);
		await inside(id, ({ room }, { storage: { sql } }) => {
			const standing: { seq: number; sender: string; deleted: boolean }[] = [];
			const addRun = () => {
				// One of them far longer than what is counted at once.
				const length = next(12) === 0 ? 700 : next(30);
				for (let number = 0; number < length; number++) {
					const root = standing.length === 0 || next(3) === 0 ? undefined : standing[next(standing.length)]?.seq;
					if (root === undefined) room.changeInfo(ann.id, { topic: `${number}` });
					else {
						room.append((seq) => {
							const message = { seq, clientId: `r${seq}`, sender: ben.id, at: seq, body: { text: "x" }, thread: root };
							return { type: "new_message", conversationId: id, message, salt: "" };
						});
					}
				}
			};
			const addMessages = () => {
				for (let number = next(4); number >= 0; number--) {
					const sender = next(2) === 0 ? ann.id : ben.id;
					const { message } = room.append((seq) => {
						const said = { seq, clientId: `m${seq}`, sender, at: seq, body: { text: "x" } };
						return { type: "new_message" as const, conversationId: id, message: said, salt: "" };
					});
					const deleted = next(5) === 0;
					if (deleted) room.store.noteDeletion(message.seq, { seq: message.seq, at: 1, actor: sender });
					standing.push({ seq: message.seq, sender, deleted });
				}
			};
			for (let round = 0; round < 12; round++) {
				if (round % 2 === next(2)) addMessages();
				addRun();
				// As rows are that were written before there was this column.
				if (round === 3) sql.exec("UPDATE log SET said_before = NULL");
			}
			const { store } = room;
			const head = store.head();
			const seqs = standing.map(({ seq }) => seq);
			for (let look = 0; look < 200; look++) {
				const [place, limit] = [next(head + 3), 1 + next(6)];
				const after = seqs.filter((seq) => seq > place);
				const before = seqs.filter((seq) => seq < place);
				const pageOf = (request: { after?: number; before?: number; limit: number }) => {
					const { rows, more } = store.messages(request);
					return { seqs: rows.map(({ seq }) => seq), more };
				};
				expect(pageOf({ after: place, limit })).toEqual({ seqs: after.slice(0, limit), more: after.length > limit });
				expect(pageOf({ before: place, limit })).toEqual({ seqs: before.slice(-limit), more: before.length > limit });
				expect(store.lastMessage(place)?.seq).toBe(after.at(-1));
				const upTo = place + next(head);
				const others = standing.filter(
					({ seq, sender, deleted }) => seq > place && seq <= upTo && sender !== ann.id && !deleted,
				);
				expect(store.countOthers(place, Math.min(upTo, head), ann.id)).toBe(others.length);
			}
			const [newest] = [...sql.exec<{ said_before: number }>("SELECT said_before FROM log ORDER BY seq DESC LIMIT 1")];
			expect(newest?.said_before ?? seqs.at(-1)).toBe(seqs.at(-1));
		});
	},
);
