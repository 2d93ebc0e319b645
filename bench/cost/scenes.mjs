/**
 * Named scenes, in which people do what our client does. Each prepares what is not counted, plays, and says what its
 * cost is shared by. Messages are as long as people write.
 */
import { textOf } from "../load/payload.ts";
import { Person, typingMs } from "./person.mjs";

const minute = 60_000;
const hour = 60 * minute;
/** After the last thing that happens everything comes to rest. */
const restMs = 15_000;

async function guests(stage, count) {
	const people = [];
	for (let number = 0; number < count; number++) people.push(new Person(stage, await stage.guest(`Person ${number}`)));
	return people;
}

/** A conversation of these people, of whom `here` have it open. */
async function conversationOf(stage, people, here) {
	const [maker, ...others] = people;
	const kind = people.length === 2 ? "direct" : "group";
	const founding = { kind, members: others.map(({ id }) => id), ...(kind === "group" ? { title: "A group" } : {}) };
	const { id } = await maker.call("POST", "/api/conversations", founding);
	for (const person of people.slice(0, here)) {
		await person.openApp();
		await person.open(id);
	}
	await stage.play(minute);
	return id;
}

/** Everybody who is here talks in turn: typing, then a message, one each `everyMs`. */
function talk(stage, here, count, everyMs) {
	for (let number = 0; number < count; number++) {
		const person = here[number % here.length];
		stage.after(number * everyMs, () => person.startTyping());
		stage.after(number * everyMs + typingMs, () => person.say(textOf(number)));
	}
}

/** A chat of `size`, of whom `hereCount` have it open. */
function chat({ size, hereCount, count, everyMs, awayTimes = 0 }) {
	return async (stage) => {
		const people = await guests(stage, size);
		await conversationOf(stage, people, hereCount);
		const here = people.slice(0, hereCount);
		return {
			units: count,
			play: async () => {
				talk(stage, here, count, everyMs);
				for (let time = 0; time < awayTimes; time++) {
					const person = here[time % here.length];
					stage.after(time * 2 * everyMs, () => person.setAway(true));
					stage.after((time * 2 + 1) * everyMs, () => person.setAway(false));
				}
				await stage.play(restMs);
			},
			end: () => {
				for (const person of people) person.leave();
			},
		};
	};
}

/** Sockets that are open, and nobody who says anything. */
function idle({ count, ms }) {
	return async (stage) => {
		const people = await guests(stage, count);
		await conversationOf(stage, people, count);
		return {
			units: (count * ms) / hour,
			play: () => stage.play(ms),
			end: () => {
				for (const person of people) person.leave();
			},
		};
	};
}

/** Two people whose network lets no WebSocket through: both ask every 3 s, for the conversation and for the list. */
function polling({ minutes, count }) {
	return async (stage) => {
		const [ann, ben] = await guests(stage, 2);
		const id = await conversationOf(stage, [ann, ben], 0);
		const people = [ann, ben].map((person) => ({ person, after: null, cursor: undefined, rev: null, said: 0 }));
		const ask = async (side, frames) => {
			const body = { after: side.after, frames, ...(side.cursor === undefined ? {} : { cursor: side.cursor }) };
			const answer = await side.person.call("POST", `/api/conversations/${id}/exchange`, body);
			if (answer === null) return;
			side.cursor = answer.cursor;
			for (const frame of answer.frames) {
				if (frame.type === "joined") side.after = frame.head;
				if (frame.type === "new_message") side.after = frame.message.seq;
			}
		};
		const askList = async (side) => {
			const answer = await side.person.call("POST", "/api/inbox/exchange", { after: side.rev, frames: [] });
			if (answer !== null) side.rev = answer.rev;
		};
		for (const side of people) {
			await ask(side, []);
			await askList(side);
		}
		const polls = (minutes * minute) / 3_000;
		let read = [0, 0];
		return {
			units: count,
			play: async () => {
				for (let poll = 0; poll < polls; poll++) {
					for (const [index, side] of people.entries()) {
						stage.after(poll * 3_000 + index, async () => {
							const frames = side.after > read[index] ? [{ type: "mark_read", seq: side.after }] : [];
							read = read.with(index, side.after);
							await ask(side, frames);
							await askList(side);
						});
					}
				}
				for (let number = 0; number < count; number++) {
					const side = people[number % 2];
					stage.after(number * ((minutes * minute) / count) + 500, async () => {
						const clientId = `polled-${side.said++}`;
						await ask(side, [
							{ type: "send_message", clientId: `${side.person.id}-${clientId}`, body: { text: textOf(number) } },
						]);
					});
				}
				await stage.play(restMs);
			},
			end: () => {},
		};
	};
}

/** Somebody searches: first what nobody has searched before, which is indexed for it, then again and again. */
function search({ messages, count, isFirst }) {
	return async (stage) => {
		const [ann, ben] = await guests(stage, 2);
		const id = await conversationOf(stage, [ann, ben], 0);
		for (let number = 0; number < messages; number++) {
			await ann.call("POST", `/api/conversations/${id}/messages`, {
				clientId: `said-${number}`,
				body: { text: textOf(number) },
			});
		}
		const find = async () => {
			for (;;) {
				const { preparing } = await ann.call("GET", `/api/search?q=length&in=${id}`);
				if (preparing.length === 0) return;
			}
		};
		if (!isFirst) await find();
		await stage.play(minute);
		return {
			units: isFirst ? messages : count,
			play: async () => {
				if (isFirst) await find();
				else for (let time = 0; time < count; time++) stage.after(time * 20_000, find);
				await stage.play(restMs);
			},
			end: () => {},
		};
	};
}

/** Somebody opens the app, looks into a conversation that was talked in, and goes. */
function openings({ count }) {
	return async (stage) => {
		const people = await guests(stage, 2);
		const id = await conversationOf(stage, people, 1);
		const [ann, ben] = people;
		for (let number = 0; number < 50; number++) await ann.say(textOf(number));
		await stage.play(minute);
		return {
			units: count,
			play: async () => {
				for (let time = 0; time < count; time++) {
					stage.after(time * 5 * minute, async () => {
						// The page itself, whose policy names its host, comes from the Worker; its files do not.
						await fetch(stage.url);
						await ben.openApp();
						await ben.open(id);
					});
					stage.after(time * 5 * minute + minute, () => ben.leave());
				}
				await stage.play(restMs);
			},
			end: () => ann.leave(),
		};
	};
}

/** All scenes, by what they are called. `unit`: what their cost is shared by. */
export const scenes = [
	{
		name: "a direct chat, both are there",
		unit: "message",
		prepare: chat({ size: 2, hereCount: 2, count: 60, everyMs: 10_000 }),
	},
	{
		name: "a direct chat, the other one is offline",
		unit: "message",
		prepare: chat({ size: 2, hereCount: 1, count: 60, everyMs: 10_000 }),
	},
	{
		name: "a group of 10, half of them offline",
		unit: "message",
		prepare: chat({ size: 10, hereCount: 5, count: 60, everyMs: 5_000, awayTimes: 10 }),
	},
	{
		name: "a group of 100, half of them offline",
		unit: "message",
		prepare: chat({ size: 100, hereCount: 50, count: 60, everyMs: 5_000, awayTimes: 20 }),
	},
	{
		name: "a busy group of 100, half of them offline, a message a second",
		unit: "message",
		prepare: chat({ size: 100, hereCount: 50, count: 120, everyMs: 1_000, awayTimes: 20 }),
	},
	{
		name: "nobody says anything, 100 sockets for an hour",
		unit: "socket-hour",
		prepare: idle({ count: 100, ms: hour }),
	},
	{ name: "two people who poll, a message every 10 s", unit: "message", prepare: polling({ minutes: 5, count: 30 }) },
	{
		name: "a search in 1,000 messages",
		unit: "search",
		prepare: search({ messages: 1_000, count: 20, isFirst: false }),
	},
	{
		name: "making 1,000 messages searchable, once, when somebody searches",
		unit: "message",
		prepare: search({ messages: 1_000, count: 0, isFirst: true }),
	},
	{ name: "opening the app and a conversation", unit: "opening", prepare: openings({ count: 10 }) },
];

/** The same with few people, to see that everything runs. */
export const quickScenes = [
	{
		name: "a direct chat, both are there",
		unit: "message",
		prepare: chat({ size: 2, hereCount: 2, count: 6, everyMs: 10_000 }),
	},
	{
		name: "a group of 10, half of them offline",
		unit: "message",
		prepare: chat({ size: 10, hereCount: 5, count: 6, everyMs: 5_000, awayTimes: 2 }),
	},
	{ name: "nobody says anything, 5 sockets for an hour", unit: "socket-hour", prepare: idle({ count: 5, ms: hour }) },
	{ name: "two people who poll, a message every 10 s", unit: "message", prepare: polling({ minutes: 1, count: 6 }) },
	{ name: "a search in 20 messages", unit: "search", prepare: search({ messages: 20, count: 3, isFirst: false }) },
	{ name: "opening the app and a conversation", unit: "opening", prepare: openings({ count: 2 }) },
];
