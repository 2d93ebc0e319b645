import { describe, expect, test } from "vitest";
import { person } from "../support/people.ts";
import { ask, bend, problemOf } from "./ask.ts";

/** As the default has it, beside the lifted rates of the other tests. */
const limited = bend({ INVITE_MISSES_PER_MINUTE: "15", INVITE_MISSES_OF_ALL_PER_MINUTE: "40" });

let addresses = 0;
/** An address that nobody else of these tests has. */
const newAddress = () => `2001:db8:${(++addresses).toString(16)}::1`;

function look(code: string, address: string) {
	return ask(`/api/invites/${code}`, { env: limited, headers: { "CF-Connecting-IP": address } });
}

const secret = () => `${crypto.randomUUID().replaceAll("-", "")}`.slice(0, 22);

async function invited(): Promise<{ id: string; code: string }> {
	const ann = await person("Ann");
	const id = await ann.startGroup("Tea");
	const { body } = await ann.call("POST", `/api/conversations/${id}/invites`);
	return { id, code: body.code };
}

describe("guessing codes of invites", () => {
	test("IV6 a thousand guesses from one address, all at once: the sixteenth and all after are not looked at", async () => {
		const { id } = await invited();
		const address = newAddress();
		const guesses = Array.from({ length: 1_000 }, () => `${id}.${secret()}`);
		const answers = await Promise.all(guesses.map(async (code) => (await look(code, address)).status));
		expect(answers.filter((status) => status === 404)).toHaveLength(15);
		expect(answers.filter((status) => status === 429)).toHaveLength(985);
	}, 30_000);

	test("IV6 the refusal names the limit and says when to come back, of what is no code at all as well", async () => {
		const address = newAddress();
		for (let guess = 0; guess < 15; guess++) expect((await look("guess", address)).status).toBe(404);
		const refused = await look("guess", address);
		expect(Number(refused.headers.get("Retry-After"))).toBeGreaterThan(0);
		expect(await problemOf(refused)).toMatchObject({ code: "rate_limited", limit: "INVITE_MISSES_PER_MINUTE" });
		// Nor does signing in help.
		const eve = await person("Eve");
		const headers = { "CF-Connecting-IP": address };
		const join = await ask("/api/invites/guess", { method: "POST", bearer: eve.token, env: limited, headers });
		expect(join.status).toBe(429);
	});

	test("IV6 from many addresses: no more than the limit of all, and other conversations are not held up", async () => {
		const [attacked, other] = [await invited(), await invited()];
		let looked = 0;
		for (let round = 0; round < 5; round++) {
			const address = newAddress();
			for (let guess = 0; guess < 12; guess++) {
				if ((await look(`${attacked.id}.${secret()}`, address)).status === 404) looked++;
			}
		}
		expect(looked).toBe(40);
		const refused = await look(attacked.code, newAddress());
		expect(await problemOf(refused)).toMatchObject({ limit: "INVITE_MISSES_OF_ALL_PER_MINUTE" });
		expect((await look(other.code, newAddress())).status).toBe(200);
	}, 30_000);

	test("IV6 codes that hold are not counted, however often they are looked at and used", async () => {
		const { code } = await invited();
		const address = newAddress();
		for (let time = 0; time < 20; time++) expect((await look(code, address)).status).toBe(200);
		for (let time = 0; time < 16; time++) {
			const guest = await person(`G${time}`);
			const headers = { "CF-Connecting-IP": address };
			const joined = await ask(`/api/invites/${code}`, { method: "POST", bearer: guest.token, env: limited, headers });
			expect(joined.status).toBe(201);
		}
	}, 30_000);
});
