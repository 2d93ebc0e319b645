import { describe, expect, test } from "vitest";
import { countSyncs, syncOrder } from "./sync-order.ts";

const wal = "/state/do/a.sqlite-wal";
const write = (id: string, file = wal) => `7  1.000001 pwrite64(20<${file}>, "...${id}...", 4096, 56) = 4096`;
const sync = (file = wal) => `7  1.000002 fsync(20<${file}>) = 0`;
const tell = (id: string) =>
	`9  1.000003 sendto(31<socket:[5]>, "\\201~{\\"clientId\\":\\"${id}\\"}", 80, 0, NULL, 0) = 80`;

function isInOrder(...trace: string[]): boolean {
	return syncOrder(trace, ["id-1"])[0]?.isInOrder ?? false;
}

describe("I17 acknowledged only after the disk has it", () => {
	test("written, synced, told is in order", () => {
		expect(isInOrder(write("id-1"), sync(), tell("id-1"))).toBe(true);
		expect(countSyncs([write("id-1"), sync(), tell("id-1"), sync("/state/other.txt")])).toBe(1);
	});

	test("told before the sync, without one, or with one of another file or of before is not", () => {
		expect(isInOrder(write("id-1"), tell("id-1"), sync())).toBe(false);
		expect(isInOrder(write("id-1"), tell("id-1"))).toBe(false);
		expect(isInOrder(write("id-1"), sync("/state/do/b.sqlite-wal"), tell("id-1"))).toBe(false);
		expect(isInOrder(sync(), write("id-1"), tell("id-1"))).toBe(false);
		expect(isInOrder(sync(), tell("id-1"))).toBe(false);
		expect(isInOrder(write("id-1"), sync())).toBe(false);
	});

	test("a sync that has begun has not ended, and one that failed never does", () => {
		const begun = `7  1.0 fsync(20<${wal}> <unfinished ...>`;
		const ended = "7  1.1 <... fsync resumed>)      = 0";
		const failed = "7  1.1 <... fsync resumed>)      = -1 EIO (Input/output error)";
		expect(isInOrder(write("id-1"), begun, ended, tell("id-1"))).toBe(true);
		expect(isInOrder(write("id-1"), begun, tell("id-1"), ended)).toBe(false);
		expect(isInOrder(write("id-1"), begun, failed, tell("id-1"))).toBe(false);
		expect(isInOrder(begun, write("id-1"), ended, tell("id-1"))).toBe(false);
	});
});
