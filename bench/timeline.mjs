/**
 * `node bench/timeline.mjs` (Node 24): a conversation of 100,000 messages in real Chromium, on the real server: scrolled up from
 * the newest message and down from the first one, through all pages between, with the times between frames, the rows in the
 * page and the heap after a collection; then typed in while 50 messages a second arrive, with the time from a key to the frame
 * that shows its letter. Writes timeline-results.md. PORT (8792), MESSAGES (100,000), UP and DOWN (as many): how many messages
 * each way goes past, STEP (600 pixels a frame), RATE (50 messages a second), KEYS (300), CHROMIUM (/usr/bin/chromium).
 */
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { performance } from "node:perf_hooks";
import { chromium } from "playwright-core";
import { Server } from "../test/faults/server.ts";
import { Talker } from "./load/talker.mjs";
import { fill } from "./subjects/fill.mjs";

const messages = Number(process.env.MESSAGES ?? 100_000);
const up = Number(process.env.UP ?? messages);
const down = Number(process.env.DOWN ?? messages);
const step = Number(process.env.STEP ?? 600);
const rate = Number(process.env.RATE ?? 50);
const keys = Number(process.env.KEYS ?? 300);
/** Longest wait for one way, in milliseconds. */
const patience = 3_600_000;

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
 * Scrolls the timeline by `step` pixels in each frame until the row `until` is drawn. Answers the times between frames
 * in which it moved, in milliseconds, how many of them showed no message, and the most rows that were drawn.
 */
function scroll(page, step, until) {
	return page.evaluate(
		([step, until]) =>
			new Promise((resolve) => {
				const box = document.querySelector('[role="log"]');
				const times = [];
				let [blank, most, waits, last] = [0, 0, 0, 0];
				let before = box.scrollTop;
				const frame = (now) => {
					const rows = box.querySelectorAll("[data-seq]");
					const hasMoved = box.scrollTop !== before;
					if (last > 0 && hasMoved) {
						times.push(now - last);
						most = Math.max(most, rows.length);
						const { top, bottom } = box.getBoundingClientRect();
						const isSeen = (row) =>
							row.getBoundingClientRect().bottom > top && row.getBoundingClientRect().top < bottom;
						if (![...rows].some(isSeen)) blank++;
					} else if (last > 0) waits++;
					last = now;
					if (box.querySelector(`[data-seq="${until}"]`) !== null) return resolve({ times, blank, most, waits });
					before = box.scrollTop;
					box.scrollTop += step;
					requestAnimationFrame(frame);
				};
				requestAnimationFrame(frame);
			}),
		[step, until],
	);
}

async function way(name, session, act) {
	const from = performance.now();
	const before = load();
	const { times, blank, most, waits } = await act();
	const seconds = ((performance.now() - from) / 1_000).toFixed(0);
	const slow = ((times.filter((ms) => ms > 34).length / times.length) * 100).toFixed(1);
	const { heap, nodes } = await memoryOf(session);
	say(
		`| ${name} | ${times.length} | ${shares(times)} | ${slow} % | ${blank} | ${waits} | ${most} | ${nodes} | ${heap} | ${seconds} | ${before} |`,
	);
}

/** From here on the page notes how long each key takes until the frame that shows it was made, in milliseconds. */
function watchKeys(page) {
	return page.evaluate(() => {
		const seen = { painted: [], events: [] };
		Object.assign(window, { seenKeys: seen });
		const afterFrame = (act) =>
			requestAnimationFrame(() => {
				const { port1, port2 } = new MessageChannel();
				port1.onmessage = act;
				port2.postMessage(null);
			});
		const box = document.querySelector("textarea");
		box.addEventListener("keydown", (event) =>
			afterFrame(() => seen.painted.push(performance.now() - event.timeStamp)),
		);
		new PerformanceObserver((list) => {
			for (const { name, duration } of list.getEntries()) if (name === "keydown") seen.events.push(duration);
		}).observe({ type: "event", durationThreshold: 16 });
	});
}

async function typing(name, page, perSecond, line) {
	await watchKeys(page);
	let sent = 0;
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
	await page.locator("textarea").fill("");
	const { painted, events } = await page.evaluate(() => window.seenKeys);
	const slow = events.filter((ms) => ms > 16).length;
	say(`| ${name} | ${painted.length} | ${shares(painted)} | ${slow} | ${(sent / seconds).toFixed(1)} | ${before} |`);
}

const versionOf = (name) =>
	JSON.parse(readFileSync(new URL(`../node_modules/${name}/package.json`, import.meta.url), "utf8")).version;

try {
	await server.run();
	const ann = await Talker.guest(server.url, "Ann");
	const page = await browser.newPage({ viewport: { width: 1100, height: 760 }, serviceWorkers: "block" });
	page.setDefaultTimeout(patience);
	await page.goto(server.url);
	const ben = await page.evaluate(async () => {
		const headers = { "Content-Type": "application/json" };
		await fetch("/api/auth/sign-in/anonymous", { method: "POST", headers, body: '{"name":"Ben"}' });
		return (await fetch("/api/me")).json();
	});
	const { id } = await ann.call("POST", "/api/conversations", { kind: "group", members: [ben.id], title: "Long" });
	await ann.call("POST", `/api/conversations/${id}/messages`, { clientId: "first", body: { text: "First." } });
	await server.stop();
	const senderOf = (seq) => (seq % 5 < 2 ? ben.id : ann.id);
	const textOf = (seq) => `This is message ${seq}. ${"It says a little more than that. ".repeat(seq % 7)}`;
	fill({ stateDir: server.stateDir, conversationId: id, count: messages, behind: ann.id, senderOf, textOf });
	await server.run();

	const session = await page.context().newCDPSession(page);
	await session.send("Performance.enable");
	await session.send("HeapProfiler.enable");
	await page.goto(`${server.url}/c/${id}`);
	await page.locator(`[data-seq="${messages}"]`).waitFor();
	const { heap, nodes } = await memoryOf(session);
	say(`## Scrolling through ${count(messages)} messages\n`);
	say(`The newest page alone: ${heap} MB of heap, ${nodes} nodes.\n`);
	say(
		"| | frames | p50, ms | p95, ms | p99, ms | most, ms | over 34 ms | without a message | that waited for a page | most rows | nodes after | heap after, MB | s | load before |",
	);
	say("| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --- |");
	await way(`up from the newest, ${count(up)} messages`, session, () =>
		scroll(page, -step, Math.max(1, messages - up + 1)),
	);
	await page.goto(`${server.url}/c/${id}/1`);
	await page.locator('[data-seq="1"]').waitFor();
	await way(`down from the first, ${count(down)} messages`, session, () =>
		scroll(page, step, Math.min(messages, down)),
	);

	await page.goto(`${server.url}/c/${id}`);
	await page.locator(`[data-seq="${messages}"]`).waitFor();
	const line = await ann.open(id, null);
	say("\n## Typing\n");
	say(
		"| | keys | p50, ms | p95, ms | p99, ms | most, ms | over 16 ms by Event Timing | messages a second | load before |",
	);
	say("| --- | --: | --: | --: | --: | --: | --: | --: | --- |");
	await typing("while nothing arrives", page, 0, line);
	await typing(`while ${rate} messages a second arrive`, page, rate, line);
	line.socket.close();
	writeFileSync(
		new URL("timeline-results.md", import.meta.url),
		`# What a long timeline costs

Written by \`node bench/timeline.mjs\`; nothing here is estimated. ${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores, ${cpus()[0]?.model ?? "an unknown processor"}, Node ${process.version},
Chromium ${browser.version()} without a graphics processor, the server (wrangler ${versionOf("wrangler")}) on the same machine. Load of the machine (1, 5, 15 minutes) before
anything was started: ${started}; on ${cpus().length} cores what is above that many is other work, and the times are longer for it. Scrolling goes ${step} pixels in each
frame; a frame is counted when the timeline has moved in it. Typing: from the moment of a key to the end of the frame that shows its letter, ten keys a second or fewer.

${lines.join("\n")}
`,
	);
} finally {
	await browser.close();
	await server.remove();
}
