/**
 * `npm run faults -- --fsync [--messages N] [--port N]`: watches the system calls of the server's runtime while messages are
 * sent one at a time, and shows that each was on the disk before its sender was told (I17). Linux only.
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import WebSocket from "ws";
import { countSyncs, syncOrder } from "../checker/sync-order.ts";
import { processTree } from "../support/processes.ts";
import { Server } from "./server.ts";
import { type Frame, unpack, Wire } from "./wire.ts";

const calls = "fsync,fdatasync,pwrite64,pwritev,write,writev,sendto,sendmsg";
/** So much of what is written is kept: a page of the database and more. */
const bytesKept = 16_384;

/** Runs, says what it found, and answers the exit code. */
export async function watchSyncs(args: string[]): Promise<number> {
	const { values } = parseArgs({
		args,
		options: { fsync: { type: "boolean" }, messages: { type: "string" }, port: { type: "string" } },
	});
	const count = Number(values.messages ?? 200);
	if (spawnSync("strace", ["-V"]).status !== 0) {
		console.error("strace is needed to see the runtime's system calls: apt-get install strace");
		return 2;
	}
	const folder = mkdtempSync(join(tmpdir(), "parley-strace-"));
	const server = new Server(Number(values.port ?? 9470), true);
	try {
		console.info("Starting the server, with its state on the disk …");
		await server.run();
		const traces = await follow(server, folder);
		const clientIds = await sendOneByOne(server, count);
		await Promise.all(traces.map((trace) => trace.end()));
		const [best] = traces
			.map(({ file }) => readFileSync(file, "utf8").split("\n"))
			.map((trace) => ({ syncs: countSyncs(trace), messages: syncOrder(trace, clientIds) }))
			.sort((one, other) => other.syncs - one.syncs);
		if (best === undefined) throw new Error("there was no runtime to follow");
		return report(best.messages, best.syncs);
	} finally {
		await server.remove();
		rmSync(folder, { recursive: true, force: true });
	}
}

function report(messages: ReturnType<typeof syncOrder>, syncs: number): number {
	const inOrder = messages.filter(({ isInOrder }) => isInOrder).length;
	const seen = messages.filter(({ written, told }) => written !== null && told !== null).length;
	console.info(`messages acknowledged                    ${messages.length}`);
	console.info(`seen in the trace, stored and told       ${seen}`);
	console.info(`syncs of write-ahead logs                ${syncs}`);
	console.info(`stored, then synced, then acknowledged   ${inOrder}`);
	for (const message of messages.filter(({ isInOrder }) => !isInOrder).slice(0, 10)) {
		const { clientId, written, synced, told } = message;
		console.info(`I17 is broken: ${clientId}: written at line ${written}, synced at ${synced}, told at ${told}`);
	}
	return inOrder === messages.length && messages.length > 0 ? 0 : 1;
}

interface Trace {
	file: string;
	end(): Promise<void>;
}

/** Follows each process of the runtime: which of them keeps the objects is seen from what it does. */
async function follow(server: Server, folder: string): Promise<Trace[]> {
	const runtimes = processTree(server.pid ?? 0).filter((pid) => {
		return readFileSync(`/proc/${pid}/comm`, "utf8").trim() === "workerd";
	});
	const traces = runtimes.map((pid) => {
		const file = join(folder, `${pid}.txt`);
		const child = spawn("strace", [
			...["-f", "-y", "-ttt", "-s", String(bytesKept), "-e", `trace=${calls}`],
			...["-o", file, "-p", String(pid)],
		]);
		return { file, child, ready: attached(child) };
	});
	await Promise.all(traces.map(({ ready }) => ready));
	return traces.map(({ file, child }) => ({
		file,
		end: async () => {
			const ended = new Promise((resolve) => child.once("exit", resolve));
			child.kill("SIGINT");
			await ended;
		},
	}));
}

/** It says so for every process and thread, and must not be waited for when it may not. */
function attached(child: ChildProcess): Promise<void> {
	return new Promise((resolve, reject) => {
		let said = "";
		child.stderr?.on("data", (chunk: Buffer) => {
			said += chunk.toString();
			if (said.includes("attached")) resolve();
		});
		child.once("exit", (code) => reject(new Error(`strace ended with ${code}: ${said}`)));
	});
}

/** Two people; one sends, and waits for each message to come back from the log before the next. */
async function sendOneByOne(server: Server, count: number): Promise<string[]> {
	const [ann, ben] = [await guest(server, "Ann"), await guest(server, "Ben")];
	const { body } = await ann.wire.call("POST", "/api/conversations", { kind: "direct", members: [ben.id] }, 30_000);
	const socket = new WebSocket(`${ann.wire.socketUrl}/api/conversations/${body.id}/socket`, {
		headers: ann.wire.headers,
		// What is told must be legible in the trace.
		perMessageDeflate: false,
	});
	const heard: Frame[] = [];
	socket.on("message", (data) => heard.push(...unpack(JSON.parse(data.toString()) as Frame)));
	const until = async (has: (frame: Frame) => boolean) => {
		for (let waits = 0; !heard.some(has); waits++) {
			if (waits > 30_000) throw new Error("no answer");
			await pause(1);
		}
	};
	await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
	socket.send(JSON.stringify({ type: "join_conversation", version: 1, after: null }));
	await until(({ type }) => type === "joined");
	const clientIds = Array.from({ length: count }, (_, index) => `durable-${String(index).padStart(6, "0")}`);
	for (const clientId of clientIds) {
		heard.length = 0;
		socket.send(JSON.stringify({ type: "send_message", clientId, body: { text: "on the disk?" } }));
		await until(({ message }) => message?.clientId === clientId);
	}
	socket.terminate();
	ann.wire.close();
	ben.wire.close();
	return clientIds;
}

async function guest(server: Server, name: string): Promise<{ id: string; wire: Wire }> {
	const wire = new Wire(() => server.port);
	const { headers, body } = await wire.call("POST", "/api/auth/sign-in/anonymous", { name }, 30_000);
	const token = headers["set-auth-token"];
	if (typeof token !== "string" || body.user === undefined) throw new Error(`no session for ${name}`);
	wire.token = token;
	return { id: body.user.id, wire };
}
