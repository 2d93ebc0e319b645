import crypto from "node:crypto";
import { afterEach, expect, test, vi } from "vitest";
import { hashPassword, verifyPassword } from "../../src/accounts/password.ts";

afterEach(() => vi.restoreAllMocks());

test("a password fits its own hash alone, and no two hashes are alike", async () => {
	const [first, second] = [await hashPassword("correct horse"), await hashPassword("correct horse")];
	expect(first).not.toBe(second);
	expect(await verifyPassword({ hash: first, password: "correct horse" })).toBe(true);
	expect(await verifyPassword({ hash: first, password: "correct horsf" })).toBe(false);
});

test("a hash of other parameters still fits", async () => {
	const salt = Buffer.from("0123456789abcdef");
	const key = crypto.scryptSync("old one", salt, 32, { N: 1024, r: 8, p: 1 });
	const hash = `scrypt$1024$8$1$${salt.toString("base64url")}$${key.toString("base64url")}`;
	expect(await verifyPassword({ hash, password: "old one" })).toBe(true);
});

test.each(["", "correct horse", "scrypt$16384$16$1$$", "bcrypt$1$1$1$aa$aa"])("%j fits no password", async (hash) => {
	expect(await verifyPassword({ hash, password: hash })).toBe(false);
});

test("at most two hashes hold their memory at once, and one that fails makes room too", async () => {
	const running: ((error: Error | null) => void)[] = [];
	const scrypt = vi.spyOn(crypto, "scrypt").mockImplementation(((...args: unknown[]) => {
		const callback = args[4] as (error: Error | null, key: Buffer) => void;
		running.push((error) => callback(error, Buffer.alloc(64)));
	}) as typeof crypto.scrypt);
	const hashes = Promise.allSettled([1, 2, 3, 4].map((i) => hashPassword(`password ${i}`)));
	expect(scrypt).toHaveBeenCalledTimes(2);
	running[0]?.(new Error("out of memory"));
	await scheduler.wait(0);
	expect(scrypt).toHaveBeenCalledTimes(3);
	running[1]?.(null);
	await scheduler.wait(0);
	expect(scrypt).toHaveBeenCalledTimes(4);
	running[2]?.(null);
	running[3]?.(null);
	expect((await hashes).map(({ status }) => status)).toEqual(["rejected", "fulfilled", "fulfilled", "fulfilled"]);
});
