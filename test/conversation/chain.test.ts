import { describe, expect, test } from "vitest";
import { seal } from "../../src/conversation/seal.ts";
import { brokenLink, chainStart } from "../../src/protocol/chain.ts";
import { isLogEvent } from "../../src/protocol/down.ts";
import { evict, joined, logOf, pair, path, seqs } from "./kit.ts";

describe("the hash chain", () => {
	test("HC1 HC3 holds over an eviction, and every way to the log tells the same hashes", async () => {
		const { ann, ben, id } = await pair();
		for (const text of ["one", "two", "three"]) await ann.send(id, text, text);
		await evict(id);
		for (const text of ["four", "five"]) await ben.send(id, text, text);
		const log = (await logOf(ben, id)).filter(isLogEvent);
		expect(seqs(log)).toEqual([1, 2, 3, 4, 5]);
		expect(brokenLink(chainStart, id, log, seal.sha256)).toBeNull();

		const page = await ann.call("GET", path(id, "/events?before=5&limit=2"));
		expect(page.body).toMatchObject({ events: [{ hash: log[2]?.hash }, { hash: log[3]?.hash }], prev: log[1]?.hash });
		expect((await joined(ann, id, 3)).hello).toMatchObject({ prev: log[2]?.hash, frames: log.slice(3) });
		expect((await joined(ann, id, 5)).hello).toMatchObject({ prev: log[4]?.hash, frames: [] });
		expect((await joined(ann, id, null)).hello).toMatchObject({ prev: chainStart, frames: log });
	});
});
