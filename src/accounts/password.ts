/** Password hashes: scrypt, with its parameters stored beside the salt and the key. */
import crypto from "node:crypto";

interface Cost {
	N: number;
	r: number;
	p: number;
}

/** 32 MiB and about 70 ms a hash: what fits twice into an isolate of 128 MB. */
const cost: Cost = { N: 16_384, r: 16, p: 1 };
const keyBytes = 64;
const saltBytes = 16;
/** Most hashes that hold their memory at the same time in one isolate. */
const parallel = 2;

let running = 0;
const waiting: (() => void)[] = [];

/**
 * Runs `work` when fewer than `parallel` others run. workerd computes scrypt
 * before it returns, so nothing waits today; this holds should it move to a thread.
 */
async function withPermit<T>(work: () => Promise<T>): Promise<T> {
	if (running >= parallel) await new Promise<void>((resolve) => waiting.push(resolve));
	else running++;
	try {
		return await work();
	} finally {
		const next = waiting.shift();
		if (next === undefined) running--;
		else next();
	}
}

function derive(password: string, salt: Buffer, { N, r, p }: Cost, length: number): Promise<Buffer> {
	// Two keyboards may write the same letter in two ways.
	const text = password.normalize("NFKC");
	return withPermit(
		() =>
			new Promise((resolve, reject) => {
				crypto.scrypt(text, salt, length, { N, r, p, maxmem: 128 * N * r * p * 2 }, (error, key) => {
					if (error === null) resolve(key);
					else reject(error);
				});
			}),
	);
}

/** The hash to store for `password`: `scrypt$N$r$p$salt$key`, salt and key in base64url. */
export async function hashPassword(password: string): Promise<string> {
	const salt = crypto.randomBytes(saltBytes);
	const key = await derive(password, salt, cost, keyBytes);
	return ["scrypt", cost.N, cost.r, cost.p, salt.toString("base64url"), key.toString("base64url")].join("$");
}

/** Whether `password` is the one that `hash` was made of. A hash of another form fits no password. */
export async function verifyPassword({ hash, password }: { hash: string; password: string }): Promise<boolean> {
	const match = /^scrypt\$(\d{1,7})\$(\d{1,2})\$(\d{1,2})\$([\w-]+)\$([\w-]+)$/.exec(hash);
	if (match === null) return false;
	const [, N, r, p, salt = "", key = ""] = match;
	const stored = Buffer.from(key, "base64url");
	const storedCost = { N: Number(N), r: Number(r), p: Number(p) };
	const derived = await derive(password, Buffer.from(salt, "base64url"), storedCost, stored.byteLength);
	return crypto.timingSafeEqual(derived, stored);
}
