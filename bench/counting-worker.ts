/** The Worker as it is, but that a conversation can say how many rows its last search read. For bench/search.mjs only. */
import { Conversation as Plain } from "../src/conversation/object.ts";
import type { Caller, Env } from "../src/env.ts";
import { app } from "../src/http/app.ts";
import { Inbox } from "../src/inbox/object.ts";
import { AddressLimiter } from "../src/limiter/object.ts";

export { AddressLimiter, Inbox };

export class Conversation extends Plain {
	private lastRead = 0;

	override search(caller: Caller, request: Parameters<Plain["search"]>[1]) {
		const { sql } = this.ctx.storage;
		const cursors: { rowsRead: number }[] = [];
		const exec = sql.exec.bind(sql);
		Object.defineProperty(sql, "exec", {
			configurable: true,
			value: (...call: Parameters<typeof exec>) => {
				const cursor = exec(...call);
				cursors.push(cursor);
				return cursor;
			},
		});
		try {
			return super.search(caller, request);
		} finally {
			Reflect.deleteProperty(sql, "exec");
			this.lastRead = cursors.reduce((sum, { rowsRead }) => sum + rowsRead, 0);
		}
	}

	/** The rows that the newest search read, as its bill would count them. */
	rowsOfLastSearch(): number {
		return this.lastRead;
	}
}

export default {
	async fetch(request: Request, env: Env, context: ExecutionContext): Promise<Response> {
		const { pathname, searchParams } = new URL(request.url);
		if (pathname !== "/api/bench/rows") return app.fetch(request, env, context);
		const objects = env.CONVERSATION as unknown as DurableObjectNamespace<Conversation>;
		const ids = (searchParams.get("ids") ?? "").split(" ");
		const rows = await Promise.all(ids.map((id) => objects.getByName(id).rowsOfLastSearch()));
		return Response.json({ rows: rows.reduce((sum, count) => sum + count, 0) });
	},
};
