/**
 * `node bench/timeline.mjs` (Node 24): a conversation of 100,000 messages in real Chromium, on the real server: scrolled up from
 * the newest message and down from the first one, as fast as a swipe and ten times as fast, with the times between frames, the rows
 * in the page and the heap after a collection; then typed in while 50 messages a second arrive, with the time from a key to the
 * frame that shows its letter. The messages are written into the database of the stopped server (long-talk.mjs). Writes
 * timeline-results.md. PORT (8792), MESSAGES (100,000), SWIPED (1,000) and RUSHED (10,000): how many messages each way goes past
 * at either speed, STEP (120 pixels a frame; ten times that in a rush), RATE (50 messages a second), KEYS (300), CHROMIUM
 * (/usr/bin/chromium), BESIDE: what else runs on the machine, for the results. A way that gets to no other message for a minute ends the bench.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { performance } from "node:perf_hooks";
import { chromium } from "playwright-core";
import { Server } from "../test/faults/server.ts";
import { Talker } from "./load/talker.mjs";
import { makeLongTalk } from "./subjects/long-talk.mjs";

const messages = Number(process.env.MESSAGES ?? 100_000);
const swiped = Number(process.env.SWIPED ?? 1_000);
const rushed = Number(process.env.RUSHED ?? 10_000);
const step = Number(process.env.STEP ?? 120);
const rate = Number(process.env.RATE ?? 50);
const keys = Number(process.env.KEYS ?? 300);
const beside = process.env.BESIDE ?? "nobody has noted what";
/** Longest wait for anything but a way, in milliseconds. */
const patience = 60_000;
/** So many milliseconds a frame takes at 60 a second, and two of them; the clock of frames is rounded to a tenth. */
const [oneFrame, twoFrames] = [16.8, 33.4];

const server = new Server(Number(process.env.PORT ?? 8792));
const browser = await chromium.launch({
	executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
	args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
});

const load = () =>
	loadavg()
		.map((number) => number.toFixed(1))
		.join(", ");
const started = load();
const count = (number) => number.toLocaleString("en");
const percentile = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
const shares = (times) => {
	const sorted = [...times].sort((one, other) => one - other);
	return [0.5, 0.95, 0.99, 1].map((part) => percentile(sorted, part).toFixed(1)).join(" | ");
};

const lines = [];
const say = (line) => {
	lines.push(line);
	console.info(line);
};

/** Megabytes of JavaScript heap that are in use after a collection, and the nodes of the page. */
async function memoryOf(session) {
	await session.send("HeapProfiler.collectGarbage");
	const { metrics } = await session.send("Performance.getMetrics");
	const metric = (wanted) => metrics.find(({ name }) => name === wanted).value;
	return { heap: (metric("JSHeapUsedSize") / 1e6).toFixed(1), nodes: count(metric("Nodes")) };
}

/**
 * Scrolls the timeline by `step` pixels in each frame until the message `until`, or one beyond it, is drawn. Answers the times between frames in
 * milliseconds, in how many it stood still at an edge, how many showed no message, and the most rows that were drawn.
 */
function scroll(page, step, until) {
	return page.evaluate(
		([step, until]) =>
			new Promise((resolve, reject) => {
				const box = document.querySelector('[role="log"]');
				const times = [];
				let [blank, most, waits, last] = [0, 0, 0, 0];
				let [first, since] = ["", performance.now()];
				let before = box.scrollTop;
				const frame = (now) => {
					const rows = [...box.querySelectorAll("[data-seq]")];
					if (last > 0) times.push(now - last);
					if (last > 0 && box.scrollTop === before) waits++;
					last = now;
					most = Math.max(most, rows.length);
					const { top, bottom } = box.getBoundingClientRect();
					const isSeen = (row) => row.getBoundingClientRect().bottom > top && row.getBoundingClientRect().top < bottom;
					const seen = rows.find(isSeen);
					if (seen === undefined) blank++;
					const isThere = ({ dataset }) => (step < 0 ? Number(dataset.seq) <= until : Number(dataset.seq) >= until);
					if (rows.some(isThere)) return resolve({ times, blank, most, waits });
					if (seen?.dataset.seq !== first) [first, since] = [seen?.dataset.seq, now];
					if (now - since > 60_000) return reject(new Error(`stuck at message ${first}, at ${box.scrollTop}`));
					before = box.scrollTop;
					box.scrollTop += step;
					requestAnimationFrame(frame);
				};
				requestAnimationFrame(frame);
			}),
		[step, until],
	);
}

/** Seconds of a processor that the page's main thread has used: what other work on the machine does to it is not in them. */
async function workOf(session) {
	const { metrics } = await session.send("Performance.getMetrics");
	return metrics.find(({ name }) => name === "TaskDuration").value;
}

async function way(name, session, act) {
	const work = await workOf(session);
	const from = performance.now();
	const before = load();
	const { times, blank, most, waits } = await act();
	const seconds = ((performance.now() - from) / 1_000).toFixed(0);
	const own = (((await workOf(session)) - work) * 1_000) / (times.length + 1);
	const over = (limit) => `${((times.filter((ms) => ms > limit).length / times.length) * 100).toFixed(1)} %`;
	const slow = `${over(oneFrame)} | ${over(twoFrames)}`;
	const { heap, nodes } = await memoryOf(session);
	say(
		`| ${name} | ${times.length} | ${shares(times)} | ${slow} | ${own.toFixed(1)} | ${blank} | ${waits} | ${most} | ${nodes} | ${heap} | ${seconds} | ${before} |`,
	);
}

/**
 * From here on the page notes of each key how long it takes until all that it starts at once is done, and until the frame that
 * shows its letter is made, in milliseconds.
 */
function watchKeys(page) {
	return page.evaluate(() => {
		const seen = { handled: [], painted: [] };
		Object.assign(window, { seenKeys: seen });
		const after = (act) => {
			const { port1, port2 } = new MessageChannel();
			port1.onmessage = act;
			port2.postMessage(null);
		};
		const box = document.querySelector("textarea");
		const note = ({ timeStamp }) => {
			after(() => seen.handled.push(performance.now() - timeStamp));
			requestAnimationFrame(() => after(() => seen.painted.push(performance.now() - timeStamp)));
		};
		window.endOfKeys?.abort();
		window.endOfKeys = new AbortController();
		box.addEventListener("keydown", note, { signal: window.endOfKeys.signal });
	});
}

async function typing(name, page, session, perSecond, line) {
	await watchKeys(page);
	let sent = 0;
	const work = await workOf(session);
	const from = performance.now();
	const before = load();
	const talking =
		perSecond === 0
			? null
			: setInterval(() => {
					while (sent < ((performance.now() - from) / 1_000) * perSecond) {
						const frame = {
							type: "send_message",
							clientId: `typed-${name}-${sent++}`,
							body: { text: `Said ${sent} of many.` },
						};
						line.socket.send(JSON.stringify(frame));
					}
				}, 10);
	await page.locator("textarea").focus();
	for (let key = 0; key < keys; key++) {
		await page.keyboard.press(key % 6 === 5 ? "Space" : "abcde"[key % 5]);
		await page.waitForTimeout(80);
	}
	clearInterval(talking);
	const seconds = (performance.now() - from) / 1_000;
	const own = (((await workOf(session)) - work) / seconds) * 100;
	await page.locator("textarea").fill("");
	const { handled, painted } = await page.evaluate(() => window.seenKeys);
	say(
		`| ${name} | ${painted.length} | ${shares(painted)} | ${shares(handled)} | ${own.toFixed(0)} % | ${(sent / seconds).toFixed(1)} | ${before} |`,
	);
}

const versionOf = (name) =>
	JSON.parse(readFileSync(new URL(`../node_modules/${name}/package.json`, import.meta.url), "utf8")).version;

try {
	await server.run();
	const ann = await Talker.guest(server.url, "Ann");
	const page = await browser.newPage({ viewport: { width: 1100, height: 760 }, serviceWorkers: "block" });
	page.setDefaultTimeout(patience);
	await page.goto(server.url);
	const id = await makeLongTalk({ server, page, ann, count: messages });

	const session = await page.context().newCDPSession(page);
	await session.send("Performance.enable", { timeDomain: "threadTicks" });
	await session.send("HeapProfiler.enable");
	await page.goto(`${server.url}/c/${id}`);
	await page.locator(`[data-seq="${messages}"]`).waitFor();
	const { heap, nodes } = await memoryOf(session);
	say(`## Scrolling in ${count(messages)} messages\n`);
	say(`The newest page alone, before any of it: ${heap} MB of heap, ${nodes} nodes.\n`);
	say(
		"| | frames | p50, ms | p95, ms | p99, ms | worst, ms | over 16.7 ms | over 33 ms | own work in a frame, ms | without a message | that waited for a page | most rows | nodes after | heap after, MB | s | load before |",
	);
	say("| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --- |");
	const ways = [
		[swiped, step, "a swipe"],
		[rushed, step * 10, "a rush"],
	];
	let at = messages;
	for (const [past, step, speed] of ways) {
		at = Math.max(1, at - past);
		await way(`up, ${speed}: ${count(past)} messages`, session, () => scroll(page, -step, at));
	}
	await page.goto(`${server.url}/c/${id}/1`);
	await page.locator('[data-seq="1"]').waitFor();
	at = 1;
	for (const [past, step, speed] of ways) {
		at = Math.min(messages, at + past);
		await way(`down, ${speed}: ${count(past)} messages`, session, () => scroll(page, step, at));
	}

	await page.goto(`${server.url}/c/${id}`);
	await page.locator(`[data-seq="${messages}"]`).waitFor();
	const line = await ann.open(id, null);
	say("\n## Typing\n");
	say(
		"| | keys | p50, ms | p95, ms | p99, ms | worst, ms | done p50, ms | done p95, ms | done p99, ms | done worst, ms | own work | messages a second | load before |",
	);
	say("| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --- |");
	await typing("while nothing arrives", page, session, 0, line);
	await typing(`while ${rate} messages a second arrive`, page, session, rate, line);
	line.socket.close();
	writeFileSync(
		new URL("timeline-results.md", import.meta.url),
		`# What a long timeline costs

Written by \`node bench/timeline.mjs\`; nothing here is estimated. ${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores, ${cpus()[0]?.model ?? "an unknown processor"}, Node ${process.version},
Chromium ${browser.version()} without a graphics processor, the server (wrangler ${versionOf("wrangler")}) on the same machine. Load of the machine (1, 5, 15 minutes) before
anything was started: ${started}; on ${cpus().length} cores what is above that many is other work (${beside}), and the times are longer for it. The messages were written into the
database of the stopped server, as the rows that sending writes. A swipe goes ${step} pixels in each frame and a rush ${step * 10}, set by a script; every frame of a way is counted,
those that waited for a page at an edge too. Own work is processor time of the page's main thread, without the waits for a processor that other
work on the machine has. Typing, about ten keys a second: from the moment of a key to the end of the frame that shows its letter, of which up to 16.7 ms
are the wait for that frame; "done" is without that wait: when the page has done all that the key starts at once.

${lines.join("\n")}
`,
	);
} finally {
	await browser.close();
	await server.remove();
}
