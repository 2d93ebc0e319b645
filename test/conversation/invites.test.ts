import { runInDurableObject } from "cloudflare:test";
import { exports } from "cloudflare:workers";
import { afterEach, describe, expect, test, vi } from "vitest";
import { callerOf } from "../support/memory-store.ts";
import { conversationObject, person } from "../support/people.ts";
import { evict, group, inside, logOf, pair, pass, path, refusal, stopClock } from "./kit.ts";
import { holdWork, rowsOf } from "./row-count.ts";

afterEach(() => {
	vi.useRealTimers();
	vi.restoreAllMocks();
});

const invitePath = (code: string) => `/api/invites/${code}`;

async function invited(wanted?: object) {
	const people = await group();
	const { body, status } = await people.ann.call("POST", path(people.id, "/invites"), wanted);
	expect(status).toBe(201);
	return { ...people, invite: body as { id: string; code: string; expiresAt: number; maxUses: number | null } };
}

/** What somebody who is not signed in is answered. */
async function asStranger(code: string) {
	const response = await exports.default.fetch(`http://parley.test${invitePath(code)}`);
	return { status: response.status, body: await response.json(), cache: response.headers.get("Cache-Control") };
}

describe("invites over REST", () => {
	test("IV1 are made, told once with their code, listed without it, and revoked", async () => {
		const { ann, ben, id, invite } = await invited();
		expect(invite).toMatchObject({ createdBy: ann.id, maxUses: null, uses: 0 });
		const { code, ...listed } = invite;
		expect((await ann.call("GET", path(id, "/invites"))).body).toEqual({ invites: [listed] });
		expect(refusal(await ben.call("GET", path(id, "/invites")))).toBe("403 forbidden");
		expect(refusal(await ben.call("POST", path(id, "/invites")))).toBe("403 forbidden");
		expect(refusal(await ben.call("DELETE", path(id, `/invites/${invite.id}`)))).toBe("403 forbidden");
		for (let time = 0; time < 2; time++) {
			expect((await ann.call("DELETE", path(id, `/invites/${invite.id}`))).status).toBe(204);
		}
		expect((await ann.call("GET", path(id, "/invites"))).body).toEqual({ invites: [] });
		expect((await asStranger(code)).status).toBe(404);
	});

	test("IV1 the object keeps the hash of a code, and nowhere the code", async () => {
		const { id, invite } = await invited();
		const [, secret = ""] = invite.code.split(".");
		const kept = await runInDurableObject(conversationObject(id), (_, state) =>
			JSON.stringify([
				...state.storage.sql.exec("SELECT * FROM invite"),
				...state.storage.sql.exec("SELECT * FROM log"),
			]),
		);
		expect(kept).toContain(invite.id);
		expect(kept).not.toContain(secret);
	});

	test.each([
		{ expiresIn: 59 },
		{ expiresIn: 366 * 24 * 60 * 60 },
		{ expiresIn: 60.5 },
		{ expiresIn: "60" },
		{ expiresIn: null },
		{ maxUses: 0 },
		{ maxUses: 1_001 },
		{ maxUses: 1.5 },
		{ maxUses: {} },
	])("IV1 of a form that cannot be are refused: %j", async (wanted) => {
		const { ann, id } = await group();
		expect(refusal(await ann.call("POST", path(id, "/invites"), wanted))).toBe("400 bad_request");
		expect((await ann.call("GET", path(id, "/invites"))).body).toEqual({ invites: [] });
	});

	test("IV1 lead into no direct conversation", async () => {
		const { ann, id } = await pair();
		expect(refusal(await ann.call("POST", path(id, "/invites")))).toBe("409 direct_conversation");
	});

	test("IV3 tell a stranger the title and the number of members, and nothing else; no cache keeps it", async () => {
		const { invite } = await invited();
		expect(await asStranger(invite.code)).toEqual({
			status: 200,
			body: { conversation: { title: "Tea", memberCount: 3 } },
			cache: "no-store",
		});
	});

	test("IV3 ER6 a code that is wrong, expired, used up, revoked or no code at all: the same answer", async () => {
		stopClock();
		const { ann, eve, id, invite } = await invited({ expiresIn: 60 });
		const make = async () => (await ann.call("POST", path(id, "/invites"), { maxUses: 1 })).body;
		const [used, revoked] = [await make(), await make()];
		expect((await eve.call("POST", invitePath(used.code))).status).toBe(201);
		await ann.call("DELETE", path(id, `/invites/${revoked.id}`));
		pass(60_000);
		const late = await person("Late");
		const nowhere = `g_${"A".repeat(22)}.${"A".repeat(22)}`;
		const wrong = `${id}.${"A".repeat(22)}`;
		const codes = [wrong, nowhere, invite.code, used.code, revoked.code, "x", `${used.code}x`, id, "a%00b", "%F0%9F"];
		const answers = new Set<string>();
		for (const code of codes) {
			const { status, body } = await late.call("POST", invitePath(code));
			answers.add(JSON.stringify({ status, body }));
			const looked = await asStranger(code);
			answers.add(JSON.stringify({ status: looked.status, body: looked.body }));
		}
		expect([...answers]).toHaveLength(1);
		expect([...answers][0]).toContain('"code":"not_found"');
		expect(await late.list()).toEqual([]);
	});

	test("IV4 EV3 CV2 whoever comes in gets the summary, is told of, and talks", async () => {
		const { ben, eve, id, invite } = await invited();
		const socket = await ben.join(id);
		const joined = await eve.call("POST", invitePath(invite.code));
		expect(joined).toMatchObject({
			status: 201,
			body: { id, kind: "group", title: "Tea", memberCount: 4, unread: 0, muted: false, markedUnread: false },
		});
		expect(await socket.next("member_changed")).toMatchObject({
			seq: 1,
			change: "added",
			actor: eve.id,
			userId: eve.id,
			name: "Eve",
		});
		expect((await eve.send(id, "hi", "Hello everybody")).status).toBe(201);
		expect((await eve.call("POST", invitePath(invite.code), {})).status).toBe(200);
		expect((await logOf(eve, id)).filter(({ type }) => type === "member_changed")).toHaveLength(1);
	});

	test("IV4 only who is signed in comes in", async () => {
		const { id, invite } = await invited();
		const response = await exports.default.fetch(`http://parley.test${invitePath(invite.code)}`, { method: "POST" });
		expect(response.status).toBe(401);
		expect(await inside(id, ({ room }) => room.roster.presentMembers().length)).toBe(3);
	});

	test("IV4 fifty who use a code for one at the same moment: exactly one comes in", async () => {
		const { ann, id, invite } = await invited({ maxUses: 1 });
		const crowd = Array.from({ length: 50 }, (_, index) => callerOf(`p${index}`));
		const answers = await Promise.all(crowd.map((caller) => conversationObject(id).useInvite(caller, invite.code)));
		const outcomes = answers.map((answer) => (answer.ok ? "in" : answer.refusal.code)).sort();
		expect(outcomes).toEqual(["in", ...Array<string>(49).fill("not_found")]);
		expect((await ann.call("GET", path(id))).body.memberCount).toBe(4);
		expect((await ann.call("GET", path(id, "/invites"))).body.invites).toMatchObject([{ uses: 1, maxUses: 1 }]);
	});

	test("IV4 a code outlives the object's memory, and so does the number of its uses", async () => {
		const { eve, id, invite } = await invited({ maxUses: 1 });
		await evict(id);
		expect((await eve.call("POST", invitePath(invite.code))).status).toBe(201);
		await evict(id);
		expect((await (await person("Late")).call("POST", invitePath(invite.code))).status).toBe(404);
	});

	test("IV5 CV4 whoever was removed does not come back with a code, until they were added and left by themselves", async () => {
		const { ann, ben, id, invite } = await invited();
		await ben.call("POST", invitePath(invite.code));
		await ann.call("DELETE", path(id, `/members/${ben.id}`));
		await evict(id);
		expect(refusal(await ben.call("POST", invitePath(invite.code)))).toBe("403 forbidden");
		expect((await ann.call("POST", path(id, "/members"), { userId: ben.id })).status).toBe(201);
		expect((await ben.call("DELETE", path(id, `/members/${ben.id}`))).status).toBe(204);
		expect((await ben.call("POST", invitePath(invite.code))).status).toBe(201);
	});

	test("ER2 IV4 when storage fails nobody came in, nothing was used, and the next try works", async () => {
		vi.spyOn(console, "error").mockImplementation(() => {});
		const { ann, eve, id, invite } = await invited({ maxUses: 1 });
		for (const write of ["append", "putMember"] as const) {
			await inside(id, ({ room }) => {
				vi.spyOn(room.store, write).mockImplementationOnce(() => {
					throw new Error("SQLITE_FULL");
				});
			});
			expect(refusal(await eve.call("POST", invitePath(invite.code)))).toBe("507 storage_failed");
			expect((await ann.call("GET", path(id))).body).toMatchObject({ memberCount: 3, head: 0 });
		}
		expect((await eve.call("POST", invitePath(invite.code))).status).toBe(201);
	});

	test("IV1 IV4 one costs a row to make, and whoever comes in three: the event, the member, the use", async () => {
		const { ann, eve, id } = await group();
		await ann.call("GET", path(id));
		await holdWork(id);
		let code = "";
		const making = await rowsOf(id, async () => {
			({ code } = (await ann.call("POST", path(id, "/invites"))).body);
		});
		const coming = await rowsOf(id, () => eve.call("POST", invitePath(code)));
		expect([making.written, coming.written]).toEqual([1, 3]);
	});
});
