/**
 * I17: reads what `strace -f -y -ttt` wrote of one runtime, and says whether each message was on the disk before
 * its sender was told. Pure.
 */

/** What became of one message, as line numbers of the trace, from 0; null: it was not seen. */
export interface Traced {
	clientId: string;
	/** Its row began to be written into a write-ahead log. */
	written: number | null;
	/** A sync of that same file, begun after the row was written, ended. */
	synced: number | null;
	/** The first bytes that tell of it began to leave on a socket. */
	told: number | null;
	isInOrder: boolean;
}

interface Call {
	name: string;
	/** What the file descriptor stands for: a path, `socket:[…]`, `TCP:[…]`. */
	target: string;
	begun: number;
	/** null: the trace ends before it. */
	ended: number | null;
	text: string;
}

const writes = new Set(["pwrite64", "write", "writev", "pwritev"]);
const syncs = new Set(["fsync", "fdatasync"]);
const tells = new Set(["write", "writev", "sendto", "sendmsg"]);
const isLog = (target: string) => target.endsWith("-wal");
const isSocket = (target: string) => /^(?:socket|TCP|TCPv6|UNIX)/.test(target);

const wholeCall = /^(\d+)\s+[\d.]+\s+(\w+)\(\d+<([^>]*)>(.*)$/s;
const resumed = /^(\d+)\s+[\d.]+\s+<\.\.\. (\w+) resumed>/;

/** The calls of a trace, in the order in which they began. Lines that are none are left out. */
function callsOf(trace: readonly string[]): Call[] {
	const calls: Call[] = [];
	const open = new Map<string, Call>();
	trace.forEach((line, at) => {
		const back = resumed.exec(line);
		if (back !== null) {
			const call = open.get(`${back[1]} ${back[2]}`);
			// A call that failed has done nothing.
			if (call !== undefined && !/= -1 /.test(line)) call.ended = at;
			return;
		}
		const match = wholeCall.exec(line);
		if (match === null) return;
		const [, pid = "", name = "", target = "", text = ""] = match;
		const isUnfinished = text.endsWith("<unfinished ...>");
		const call = { name, target, begun: at, ended: isUnfinished || /\) += -1 /.test(text) ? null : at, text };
		if (isUnfinished) open.set(`${pid} ${name}`, call);
		calls.push(call);
	});
	return calls;
}

/** Looks for each of these messages in the trace. */
export function syncOrder(trace: readonly string[], clientIds: readonly string[]): Traced[] {
	const calls = callsOf(trace);
	return clientIds.map((clientId) => {
		const has = (call: Call) => call.text.includes(clientId);
		const write = calls.find((call) => writes.has(call.name) && isLog(call.target) && has(call));
		const tell = calls.find((call) => tells.has(call.name) && isSocket(call.target) && has(call));
		const sync = calls.find(
			({ name, target, begun, ended }) =>
				write?.ended != null && syncs.has(name) && target === write.target && begun > write.ended && ended !== null,
		);
		const [written, synced, told] = [write?.begun ?? null, sync?.ended ?? null, tell?.begun ?? null];
		const isInOrder = written !== null && synced !== null && told !== null && written < synced && synced < told;
		return { clientId, written, synced, told, isInOrder };
	});
}

/** How many syncs of write-ahead logs ended. */
export function countSyncs(trace: readonly string[]): number {
	return callsOf(trace).filter(({ name, target, ended }) => syncs.has(name) && isLog(target) && ended !== null).length;
}
