/** Parley with a meter around it, in time that its driver moves: `POST /meter/step?to=TIME`, `GET /meter`. */
import { app } from "../../src/http/app.ts";
import * as parley from "../../src/worker.ts";
import { install, moveTo, nextTimerOf, time } from "./clock.mjs";
import { databaseRows, meteredDatabase } from "./database.mjs";
import { accounts, metered, passTime } from "./meter.mjs";

install();

export const AddressLimiter = metered(parley.AddressLimiter);
export const Conversation = metered(parley.Conversation);
export const Inbox = metered(parley.Inbox);

const namespaces = { AddressLimiter: "ADDRESS_LIMITER", Conversation: "CONVERSATION", Inbox: "INBOX" };

let workerRequests = 0;
let meteredEnv = null;

/** One and the same at each request: better-auth is kept by it. */
function withMeter(env) {
	meteredEnv ??= { ...env, DB: meteredDatabase(env.DB) };
	return meteredEnv;
}

const isBusy = () => [...accounts.values()].some(({ busy }) => busy > 0);

/** The next timer or alarm of any object; null: none waits. */
function nextDue() {
	const timer = nextTimerOf();
	let next = timer === null ? null : { account: timer.owner, at: timer.at };
	for (const account of accounts.values()) {
		const { alarmAt } = account;
		if (alarmAt !== null && (next === null || alarmAt < next.at)) next = { account, at: alarmAt };
	}
	return next;
}

/** One step towards `to`: what is due first happens, or time passes. Says who would be asleep by now. */
async function step(env, to) {
	if (isBusy()) return { isDone: false, asleep: [] };
	const due = nextDue();
	if (due !== null && due.at <= to) {
		moveTo(due.at, passTime);
		const { className, name } = due.account;
		await env[namespaces[className]].getByName(name).meterTick();
		return { isDone: false, asleep: [] };
	}
	moveTo(to, passTime);
	const asleep = [...accounts.values()].filter(({ isInMemory, isAsleep }) => isInMemory && isAsleep);
	for (const { className, name } of asleep) await env[namespaces[className]].getByName(name).meterSleep();
	for (const account of asleep) account.isInMemory = false;
	return { isDone: true, asleep: asleep.map(({ className, name }) => ({ className, name })) };
}

/** What was counted so far, and by which class. */
function reading() {
	const byClass = {};
	for (const account of accounts.values()) {
		byClass[account.className] ??= {
			objectCalls: 0,
			socketMessages: 0,
			rowsRead: 0,
			rowsWritten: 0,
			awakeMs: 0,
			storedBytes: 0,
		};
		for (const name of Object.keys(byClass[account.className])) byClass[account.className][name] += account[name];
	}
	return { now: time(), isBusy: isBusy(), workerRequests, databaseRows, byClass };
}

export default {
	async fetch(request, env, ctx) {
		const { pathname, searchParams } = new URL(request.url);
		if (pathname === "/meter") return Response.json(reading());
		if (pathname === "/meter/step") return Response.json(await step(env, Number(searchParams.get("to"))));
		workerRequests++;
		return app.fetch(request, withMeter(env), ctx);
	},
};
