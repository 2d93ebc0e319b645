/**
 * The Durable Object of one conversation: the shell around the rules. It
 * decodes, asks the rules, sends what they answer, and tells the inboxes.
 */
import type { Caller, DatedSettings, Names } from "../env.ts";
import type { ConversationCost } from "../protocol/cost.ts";
import type { Message, PatchConversation, PutThread, Receipts, ThreadStanding } from "../protocol/entities.ts";
import type { LogEvent } from "../protocol/events.ts";
import type { CreateInvite, Invite, InvitePreview, MadeInvite } from "../protocol/invites.ts";
import { limits } from "../protocol/limits.ts";
import type { EventPage, MessagePage, ThreadPage } from "../protocol/pages.ts";
import type { Exchange, WritingUp } from "../protocol/up.ts";
import { rate } from "../rates.ts";
import { ok, type Result, refuse } from "../result.ts";
import { migrate } from "../storage/migrate.ts";
import { sqlOf } from "../storage/sql.ts";
import { ConversationCore } from "./core.ts";
import { addMember, type Founding, found, type Newcomer, patchInfo, removeMember } from "./membership.ts";
import { migrations } from "./migrations.ts";
import type { HistoryRequest, MemberRecord, PageRequest } from "./model.ts";
import { type NamedMessage, namedMessages } from "./named.ts";
import { type MemberSummary, memberSummary, type VersionedSummary } from "./notify.ts";
import { pinnedMessages } from "./pins.ts";
import type { ExchangeAnswer } from "./polling.ts";
import { noSuchInvite, notFound } from "./refusals.ts";
import type { SearchFound, SearchRequest } from "./search.ts";
import { takeSettings, tellMoved } from "./settings.ts";
import { listThreads, putThread, readThreads, tellEvent } from "./threads.ts";

export class Conversation extends ConversationCore {
	/** Makes the conversation, unless it exists; answers its summary for the maker (CV1). */
	async create(founding: Founding): Promise<Result<MemberSummary & { created: boolean }>> {
		const made = this.write(() => {
			migrate(sqlOf(this.ctx.storage), migrations);
			this.exists = true;
			return ok(found(this.room, founding, this.clock()));
		});
		if (!made.ok) return made;
		const { created } = made.value;
		const maker = this.room.roster.present(founding.makerId);
		if (maker === null) return notFound;
		this.count({ workerRequests: 1, objectCalls: 1 });
		if (created) {
			this.live.plan();
			await this.live.tellInboxes();
		}
		return ok({ created, ...memberSummary(this.room, maker) });
	}

	/** CV2, with all members. */
	summary(caller: Caller): Result<MemberSummary> {
		const member = this.member(caller);
		return member === null ? notFound : ok(memberSummary(this.room, member, limits.members));
	}

	/** An inbox asks for its row; null: this person is not a member (any more). */
	takeSummary(userId: string): VersionedSummary | null {
		this.count({ objectCalls: 1 });
		const member = this.exists ? this.room.roster.present(userId) : null;
		return member === null ? null : this.notifier.take(member);
	}

	/** An inbox asks where its person stands, for a mark (CV8); null: not a member (any more). Writes nothing. */
	standingOf(userId: string): Pick<MemberRecord, "read" | "since"> | null {
		this.count({ objectCalls: 1 });
		const member = this.exists ? this.room.roster.present(userId) : null;
		return member === null ? null : { read: this.room.roster.standing(userId).read, since: member.since };
	}

	/** RS6, RS8. */
	messages(caller: Caller, request: HistoryRequest): Result<MessagePage> {
		if (this.member(caller) === null) return notFound;
		const page = this.room.messages(request);
		return ok({ messages: page.rows, hasMore: page.more });
	}

	/** RS7. */
	events(caller: Caller, request: PageRequest): Result<EventPage> {
		if (this.member(caller) === null) return notFound;
		return ok(this.room.events(request));
	}

	/** SD5, ED1, DL1, RX1, PN1: answers the message as it is now, and whether something was stored for it. */
	change(caller: Caller, asked: WritingUp): Result<{ stored: boolean; message: Message | null }> {
		if (this.member(caller) === null) return notFound;
		// Who is here may be asked within the transaction.
		this.live.sweep(this.clock());
		const written = this.write(() => this.room.write(caller.userId, asked, () => this.live.presences()));
		if (!written.ok) return written;
		const { kind, event } = written.value;
		if (kind === "stored") this.live.announce([tellEvent(this.room, event)]);
		const seq = event.type === "new_message" ? event.message.seq : event.target;
		return ok({ stored: kind === "stored", message: this.room.message(seq) });
	}

	/** RS9. */
	message(caller: Caller, seq: number): Result<Message> {
		const message = this.member(caller) === null ? null : this.room.message(seq);
		return message === null ? notFound : ok(message);
	}

	/** SM7: those of these messages that are here, as they are now. */
	messagesAt(caller: Caller, seqs: readonly number[]): Result<NamedMessage[]> {
		// One request for what lies in many conversations.
		return this.member(caller, 0) === null ? notFound : ok(namedMessages(this.room, seqs));
	}

	/** PN2. */
	pins(caller: Caller): Result<Message[]> {
		return this.member(caller) === null ? notFound : ok(pinnedMessages(this.room));
	}

	/** TH9. */
	threads(caller: Caller, request: { before?: number; limit: number }): Result<ThreadPage> {
		return this.member(caller) === null ? notFound : ok(listThreads(this.room, caller.userId, request));
	}

	/** TH4, TH5: answers where the caller stands then. */
	putThread(caller: Caller, thread: number, put: PutThread): Result<ThreadStanding> {
		if (this.member(caller) === null) return notFound;
		const done = this.write(() => putThread(this.room, caller.userId, thread, put));
		if (!done.ok) return done;
		this.live.announce(done.value);
		return ok(this.room.threads.standing(caller.userId, thread));
	}

	/** TH9: answers what is unread then. */
	readThreads(caller: Caller, seq: number): Result<{ unread: number; mentions: number }> {
		if (this.member(caller) === null) return notFound;
		const done = this.write(() => ok(readThreads(this.room, caller.userId, seq)));
		if (!done.ok) return done;
		this.live.announce(done.value);
		const { unread, mentions } = this.room.threads.total(caller.userId);
		return ok({ unread, mentions });
	}

	/** RD1 over REST. */
	mark(caller: Caller, receipts: Receipts): Result<{ delivered: number; read: number }> {
		if (this.member(caller) === null) return notFound;
		const { roster, store } = this.room;
		const now = this.clock();
		const marked = this.write(() => {
			const moved = roster.move(caller.userId, receipts, store.head(), now);
			// What is answered is written: a crash must not take it back.
			return ok(moved ?? roster.settleOne(caller.userId, now));
		});
		if (!marked.ok) return marked;
		this.live.announce(marked.value === null ? [] : [tellMoved(this.room, marked.value)]);
		return ok(roster.standing(caller.userId));
	}

	/** CV3. */
	patch(caller: Caller, patch: PatchConversation): Result<MemberSummary> {
		const member = this.member(caller);
		if (member === null) return notFound;
		const patched = this.write(() => this.room.inTurn(caller.userId, () => patchInfo(this.room, member, patch)));
		if (!patched.ok) return patched;
		this.live.announce(patched.value === null ? [] : [{ frame: patched.value }]);
		return ok(memberSummary(this.room, member, limits.members));
	}

	/** ID7: an inbox says that its person has new names. */
	rename(userId: string, names: Names): void {
		this.count({ objectCalls: 1 });
		const member = this.exists ? this.room.roster.present(userId) : null;
		if (member === null) return;
		const renamed = this.write(() => ok(this.room.rename(member, names)));
		if (renamed.ok) this.live.announce(renamed.value.map((frame) => ({ frame })));
	}

	/** ID8: an inbox says that its person lets others see something else. */
	takeSettings(userId: string, settings: DatedSettings): void {
		this.count({ objectCalls: 1 });
		if (!this.exists) return;
		const taken = this.write(() => ok(takeSettings(this.room, userId, settings, this.clock())));
		if (!taken.ok) return;
		this.live.announce(taken.value);
		this.live.tellPresence();
	}

	/** CV4. */
	addMember(caller: Caller, person: Newcomer): Result<LogEvent> {
		const member = this.member(caller);
		if (member === null) return notFound;
		const added = this.write(() =>
			this.room.inTurn(caller.userId, () => addMember(this.room, member, person, this.clock())),
		);
		if (added.ok) this.live.announce([{ frame: added.value }]);
		return added;
	}

	/** CV4, CV5. */
	removeMember(caller: Caller, userId: string): Result<null> {
		const member = this.member(caller);
		if (member === null) return notFound;
		this.inflow.flush();
		const removed = this.write(() =>
			this.room.inTurn(caller.userId, () =>
				this.room.store.transaction(() => {
					const other = userId === caller.userId ? null : this.room.roster.present(userId);
					const gone = removeMember(this.room, member, userId);
					if (gone.ok && other !== null) this.inviting.noteRemoved(other);
					return gone;
				}),
			),
		);
		if (!removed.ok) return removed;
		const detail = "You are no longer a member of this conversation.";
		for (const socket of this.sockets.open(userId)) {
			this.sockets.refuse(socket, "notMember", { type: "error", code: "not_found", detail });
		}
		this.live.announce(removed.value.map((frame) => ({ frame })));
		return ok(null);
	}

	/** IV1. */
	createInvite(caller: Caller, wanted: CreateInvite): Result<MadeInvite> {
		const member = this.member(caller);
		return member === null ? notFound : this.write(() => this.inviting.create(member, wanted));
	}

	/** IV2. */
	invites(caller: Caller): Result<Invite[]> {
		const member = this.member(caller);
		return member === null ? notFound : this.inviting.list(member);
	}

	/** IV2. */
	revokeInvite(caller: Caller, id: string): Result<null> {
		const member = this.member(caller);
		return member === null ? notFound : this.write(() => this.inviting.revoke(member, id));
	}

	/** IV3. For anybody who has the code. */
	lookAtInvite(code: string): Result<InvitePreview["conversation"]> {
		this.count({ workerRequests: 1, objectCalls: 1 });
		return this.exists ? this.inviting.look(code) : noSuchInvite;
	}

	/** IV4. */
	useInvite({ userId, name, username, settings }: Caller, code: string): Result<MemberSummary & { joined: boolean }> {
		this.count({ workerRequests: 1, objectCalls: 1 });
		if (!this.exists) return noSuchInvite;
		const used = this.write(() => this.inviting.use(code, { userId, name, username, settings }));
		if (!used.ok) return used;
		this.live.announce(used.value === null ? [] : [{ frame: used.value }]);
		const member = this.room.roster.present(userId);
		return member === null ? noSuchInvite : ok({ joined: used.value !== null, ...memberSummary(this.room, member) });
	}

	/** SE1. Indexes what nobody has searched yet. */
	search(caller: Caller, request: SearchRequest): Result<SearchFound> {
		// One request for many conversations.
		if (this.member(caller, 0) === null) return notFound;
		return this.write(() => ok(this.searching.find(caller.userId, request)));
	}

	/** CO1. */
	cost(caller: Caller): Result<ConversationCost> {
		const member = this.member(caller);
		return member === null ? notFound : this.costs.report(member);
	}

	/** CO3. Counts like what is written (LM1). */
	setBudget(caller: Caller, budget: number | null): Result<ConversationCost> {
		const member = this.member(caller);
		if (member === null) return notFound;
		const set = this.write(() => this.room.inTurn(caller.userId, () => this.costs.setBudget(member, budget)));
		this.live.plan();
		return set;
	}

	/** PL1. */
	exchange(caller: Caller, request: Exchange): Result<ExchangeAnswer> {
		if (this.member(caller) === null) return notFound;
		const wait = this.polling.takeTurn(caller.sessionId, request.frames.length);
		if (wait > 0) {
			const detail = `At most ${rate(this.env, "FRAMES_PER_SECOND")} frames a second (FRAMES_PER_SECOND).`;
			return refuse("rate_limited", detail, Math.ceil(wait / 1000));
		}
		this.live.sweep(this.clock());
		const answer = this.write(() =>
			ok(
				this.polling.exchange(
					caller,
					request,
					() => this.live.presences(),
					(announcements) => this.live.announce(announcements),
				),
			),
		);
		this.live.plan();
		return answer;
	}
}
