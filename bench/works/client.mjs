/**
 * The client in a real Chromium: what a first visit fetches, how long until a conversation is painted, what a received
 * message costs, and what the page holds after very many.
 */
import { existsSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { chromium } from "playwright-core";
import { firstLoadBytes } from "../../scripts/weight.mjs";
import { Talker } from "../load/talker.mjs";
import { npmStart } from "../subjects/parley.mjs";
import { newStateDir, removeAtEnd, ServerProcess } from "../subjects/process.mjs";
import { until } from "./crowd.mjs";

/** Messages that are there before the page comes; that are received one by one; and that the page holds in the end. */
const usual = { before: 200, received: 1_000, perSecond: 20, held: [1_000, 10_000, 100_000], underWay: 50 };
const quickly = { before: 20, received: 40, perSecond: 20, held: [200, 500], underWay: 20 };

const browsers = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const patienceMs = 60_000;
/** Longest wait until the page has all of very many messages. */
const heardMs = 20 * 60_000;
/** How often somebody looks whether the page has got on, in milliseconds. */
const lookMs = 200;

const launch = () =>
	chromium.launch({
		executablePath: browsers.find((path) => path !== undefined && existsSync(path)),
		args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
	});

/** A page of somebody new, signed in as a guest, and who they are. */
async function guestPage(browser, url) {
	const context = await browser.newContext({ viewport: { width: 1_100, height: 760 } });
	const page = await context.newPage();
	page.setDefaultTimeout(patienceMs);
	await page.goto(url);
	const id = await page.evaluate(async () => {
		const body = JSON.stringify({ name: "Reader" });
		const headers = { "Content-Type": "application/json" };
		await fetch("/api/auth/sign-in/anonymous", { method: "POST", headers, body });
		return (await (await fetch("/api/me")).json()).id;
	});
	return { context, page, id };
}

/** The reader of this page has read everything. */
function readAll(page, conversationId) {
	return page.evaluate(async (path) => {
		const { head } = await (await fetch(path)).json();
		const body = JSON.stringify({ delivered: head, read: head });
		const headers = { "Content-Type": "application/json" };
		const { ok, status } = await fetch(`${path}/receipts`, { method: "PUT", headers, body });
		if (!ok) throw new Error(`nothing was marked as read: ${status}`);
	}, `/api/conversations/${conversationId}`);
}

const rowWith = (page, text) => page.getByRole("log", { name: "Messages" }).getByText(text, { exact: true });

/** Milliseconds from the start of a navigation until a message with this text is painted. */
async function timeToPaint(page, url, text) {
	await page.goto(url, { waitUntil: "commit" });
	await rowWith(page, text).first().waitFor();
	return page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => resolve(performance.now()))));
}

/** What the page did so far, in seconds, and its heap after collecting garbage, in bytes. */
async function take(devtools, collect) {
	if (collect) await devtools.send("HeapProfiler.collectGarbage");
	const { metrics } = await devtools.send("Performance.getMetrics");
	return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}

/** Somebody who says numbered texts; `under` of them may be unconfirmed at once. */
class Speaker {
	said = 0;
	#line;
	#talker;
	#path;

	constructor(talker, line, conversationId) {
		this.#talker = talker;
		this.#line = line;
		this.#path = `/api/conversations/${conversationId}`;
	}

	textOf = (number) => `This is message ${number} of a long talk, about as long as people write.`;

	async say() {
		const number = ++this.said;
		const frame = { type: "send_message", clientId: `said-${number}`, body: { text: this.textOf(number) } };
		await this.#line.ask(frame, "new_message");
	}

	/** Over REST, many at once. */
	async sayMany(count, underWay) {
		const end = this.said + count;
		const one = async () => {
			while (this.said < end) {
				const number = ++this.said;
				const body = { clientId: `said-${number}`, body: { text: this.textOf(number) } };
				await this.#talker.call("POST", `${this.#path}/messages`, body);
			}
		};
		await Promise.all(Array.from({ length: underWay }, one));
	}

	/** Whether the page's own position says that it has everything: it marks what it stored as delivered. */
	async isHeardBy(readerId) {
		const { members, head } = await this.#line.ask({ type: "join_conversation", version: 1, after: null }, "joined");
		return members.find(({ userId }) => userId === readerId)?.delivered === head;
	}
}

async function measureReceiving({ speaker, devtools, readerId, settings }) {
	const before = await take(devtools, false);
	const gap = 1_000 / settings.perSecond;
	for (let count = 0; count < settings.received; count++) {
		const due = performance.now() + gap;
		await speaker.say();
		await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
	}
	await waitUntilHeard(speaker, readerId);
	const after = await take(devtools, false);
	const each = (name) => ((after[name] - before[name]) * 1_000) / settings.received;
	return {
		"a received message: script, ms": each("ScriptDuration"),
		"a received message: layout and style, ms": each("LayoutDuration") + each("RecalcStyleDuration"),
		"a received message: all tasks, ms": each("TaskDuration"),
	};
}

/** Whether the page has everything within the time that it may take. */
async function waitUntilHeard(speaker, readerId) {
	const end = performance.now() + heardMs;
	while (performance.now() < end) {
		if (await speaker.isHeardBy(readerId)) return true;
		await until(() => false, lookMs);
	}
	return false;
}

/** One visit of somebody new. */
async function measure({ url, browser, settings, round, note }) {
	const { context, page, id } = await guestPage(browser, url);
	const talker = await Talker.guest(url, "Speaker");
	const { id: conversationId } = await talker.call("POST", "/api/conversations", { kind: "direct", members: [id] });
	const speaker = new Speaker(talker, await talker.open(conversationId, null), conversationId);
	await speaker.sayMany(settings.before - 1, settings.underWay);
	// Alone, so that it is the newest; and read, since a conversation opens at what is not.
	await speaker.say();
	const last = speaker.textOf(speaker.said);
	await readAll(page, conversationId);
	await page.close();

	// The first visit of a device that is signed in: neither files nor messages are there.
	const fresh = await browser.newContext({
		storageState: await context.storageState(),
		viewport: { width: 1_100, height: 760 },
	});
	const tab = await fresh.newPage();
	tab.setDefaultTimeout(patienceMs);
	const address = `${url}/c/${conversationId}`;
	note("until a conversation is painted, nothing on the device, ms", await timeToPaint(tab, address, last));
	note("until a conversation is painted, all on the device, ms", await timeToPaint(tab, address, last));

	const devtools = await fresh.newCDPSession(tab);
	await devtools.send("Performance.enable");
	const received = await measureReceiving({ speaker, devtools, readerId: id, settings });
	for (const [name, value] of Object.entries(received)) note(name, value);
	// The last of them takes the longest: once is enough.
	for (const held of round === 0 ? settings.held : settings.held.slice(0, 1)) {
		await speaker.sayMany(Math.max(0, held - speaker.said), settings.underWay);
		const hasAll = await waitUntilHeard(speaker, id);
		const { JSHeapUsedSize, Nodes } = hasAll ? await take(devtools, true) : { JSHeapUsedSize: null, Nodes: null };
		note(`heap after ${held.toLocaleString("en")} messages, MB`, JSHeapUsedSize === null ? null : JSHeapUsedSize / 1e6);
		note(`nodes of the page after ${held.toLocaleString("en")} messages`, Nodes);
		if (!hasAll) break;
	}
	await fresh.close();
	await context.close();
}

/** `npm run bench -- client`. */
export async function client({ rounds, port, quick }) {
	const settings = quick ? quickly : usual;
	const samples = [];
	const stateDir = removeAtEnd(newStateDir("memory"));
	const server = await ServerProcess.start(npmStart(port, stateDir));
	const url = `http://localhost:${port}`;
	const browser = await launch();
	for (let round = 0; round < rounds; round++) {
		const note = (name, value) => {
			samples.push({ round, subject: "parley", place: "memory", case: name, values: { value } });
			console.info(`client, round ${round + 1} of ${rounds}, ${name}: ${value}`);
		};
		note("first load, JavaScript after gzip, kB", firstLoadBytes("js") / 1_000);
		note("first load, CSS after gzip, kB", firstLoadBytes("css") / 1_000);
		await measure({ url, browser, settings, round, note });
	}
	await browser.close();
	await server.stop();
	return { settings: { rounds, ...settings }, subjects: { parley: "Parley" }, samples };
}
