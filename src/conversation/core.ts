/**
 * What the object of a conversation is made of, and its connections: sockets, the alarm, the end of a session. What it
 * can be asked for is in object.ts.
 */
import { DurableObject } from "cloudflare:workers";
import { Meter } from "../cost/meter.ts";
import type { Counts } from "../cost/prices.ts";
import type { Caller, Env } from "../env.ts";
import { Gate } from "../objects/gate.ts";
import { Inflow } from "../objects/inflow.ts";
import { Sockets, signedOutFrame } from "../objects/sockets.ts";
import { rate } from "../rates.ts";
import { type Result, refuse } from "../result.ts";
import { hasSchema, migrate } from "../storage/migrate.ts";
import { sqlOf } from "../storage/sql.ts";
import { admit } from "./admission.ts";
import { createCostStore } from "./cost-store.ts";
import { Costs } from "./costs.ts";
import { hear } from "./hearing.ts";
import { createInviteStore } from "./invite-store.ts";
import { Invites } from "./invites.ts";
import { Live } from "./live.ts";
import { migrations } from "./migrations.ts";
import type { MemberRecord } from "./model.ts";
import { Notifier } from "./notify.ts";
import { Polling } from "./polling.ts";
import { Room } from "./room.ts";
import { seal } from "./seal.ts";
import { Search } from "./search.ts";
import { createSearchStore } from "./search-store.ts";
import { createStore } from "./store.ts";

export abstract class ConversationCore extends DurableObject<Env> {
	protected readonly clock = () => Date.now();
	protected readonly sockets: Sockets;
	protected readonly gate: Gate;
	protected readonly inflow: Inflow<WebSocket>;
	protected readonly room: Room;
	protected readonly polling: Polling;
	protected readonly notifier: Notifier;
	protected readonly live: Live;
	protected readonly searching: Search;
	protected readonly inviting: Invites;
	/** What this object is billed for, see costs.ts. */
	protected readonly meter: Meter;
	protected readonly costs: Costs;
	/** false until the conversation was made: then there are no tables to ask. */
	protected exists: boolean;

	constructor(ctx: DurableObjectState, env: Env) {
		super(ctx, env);
		this.meter = new Meter(this.clock());
		const sql = sqlOf(ctx.storage, (read, written) => this.meter.rows(read, written));
		this.exists = hasSchema(sql);
		if (this.exists) migrate(sql, migrations);
		const calm = rate(env, "CALM_FRAMES_PER_SECOND");
		this.sockets = new Sockets(ctx, this.clock, calm);
		this.gate = new Gate(rate(env, "FRAMES_PER_SECOND"), this.clock);
		const rates = { messagesPerSecond: rate(env, "MESSAGES_PER_SECOND"), messageBurst: rate(env, "MESSAGE_BURST") };
		const store = createStore(sql, ctx.id.name ?? "", this.meter);
		this.room = new Room(store, this.clock, rates, seal, () => this.costs.isCoarse());
		const kept = { ...createCostStore(sql, () => ctx.storage.sql.databaseSize), putMeter: store.putMeter };
		this.costs = new Costs(this.meter, kept, this.room, this.clock);
		this.notifier = new Notifier(
			this.room,
			{
				update: (userId, news) => {
					this.meter.call();
					return env.INBOX.getByName(userId).update(news);
				},
				remove: (userId, conversationId) => {
					this.meter.call();
					return env.INBOX.getByName(userId).remove(conversationId);
				},
			},
			this.clock,
		);
		const { room, sockets, notifier, clock, meter, costs } = this;
		this.live = new Live(ctx, {
			...{ room, sockets, notifier, clock, meter, costs },
			hearWaiting: () => this.inflow.flush(),
		});
		this.searching = new Search(createSearchStore(sql), this.room);
		this.inviting = new Invites(this.room, createInviteStore(sql));
		const ears = { sockets, gate: this.gate, live: this.live, room, memberOf: (caller: Caller) => this.find(caller) };
		this.inflow = new Inflow(
			calm,
			(socket, data) => hear(socket, data, { ...ears, now: clock() }),
			(act) => sockets.together(act),
		);
		this.polling = new Polling(this.room, this.live.board, this.clock, rate(env, "FRAMES_PER_SECOND"));
		if (this.exists) this.live.wake();
	}

	/** An upgrade from the Worker (HS1). */
	override fetch(request: Request): Promise<Response> {
		this.count({ workerRequests: 1, objectCalls: 1 });
		return admit(request, {
			env: this.env,
			sockets: this.sockets,
			live: this.live,
			isMember: (caller) => this.find(caller) !== null,
			conversationId: () => this.room.info().id,
			clock: this.clock,
		});
	}

	override webSocketMessage(socket: WebSocket, data: string | ArrayBuffer): void {
		this.count({ socketMessages: 1 });
		this.sockets.noteHeard(socket, this.clock());
		this.inflow.take(socket, data);
	}

	override webSocketClose(socket: WebSocket, code: number): void {
		this.count({});
		this.inflow.flush();
		this.sockets.answerClose(socket, code);
		if (this.exists) this.live.socketGone(socket);
	}

	override webSocketError(socket: WebSocket): void {
		this.inflow.flush();
		this.sockets.lost(socket);
		if (this.exists) this.live.socketGone(socket);
	}

	override async alarm(): Promise<void> {
		this.count({ objectCalls: 1 });
		if (this.exists) await this.live.makeUp();
	}

	/** ID5: the inbox says that a session has ended. */
	endSession(sessionId: string): void {
		this.count({ objectCalls: 1 });
		this.inflow.flush();
		this.polling.forget(sessionId);
		for (const socket of this.sockets.open()) {
			if (this.sockets.attachment(socket).caller.sessionId !== sessionId) continue;
			this.sockets.refuse(socket, "signedOut", signedOutFrame);
		}
	}

	/** Who asks over REST: the member, or null. Counts the call; `requests`: what part of a request to the Worker it is. */
	protected member(caller: Caller, requests = 1): MemberRecord | null {
		this.count({ workerRequests: requests, objectCalls: 1 });
		return this.find(caller);
	}

	/** Something has come to this object: it is counted, and keeps it awake for a moment. */
	protected count(counted: Partial<Counts>): void {
		if (this.exists) this.meter.event(this.clock(), counted);
	}

	private find(caller: Caller): MemberRecord | null {
		return this.exists ? this.room.memberOf(caller) : null;
	}

	/** Runs a rule that writes; when storage fails, memory is thrown away and the caller may try again. */
	protected write<T>(act: () => Result<T>): Result<T> {
		const done = this.live.attempt(act);
		return done === null ? refuse("storage_failed", "The server could not store this. Try again.") : done.value;
	}
}
