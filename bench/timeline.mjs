/**
 * `node bench/timeline.mjs`: scrolls a conversation of 100,000 messages in real Chromium, on the real server: from the
 * first message down to the newest, through all pages between, then from the newest up. Prints the table of
 * RESULTS-timeline.md: the times between frames, and the heap after a collection. PORT (8792), MESSAGES (100,000),
 * UP (5,000 messages), STEP (600 pixels a frame), CHROMIUM (/usr/bin/chromium).
 */
import { chromium } from "playwright-core";
import { Server } from "../test/faults/server.ts";
import { fill } from "./fill.mjs";
import { Talker } from "./talker.mjs";

const messages = Number(process.env.MESSAGES ?? 100_000);
const up = Number(process.env.UP ?? 5_000);
const step = Number(process.env.STEP ?? 600);
/** Longest wait for one journey, in milliseconds. */
const patience = 3_600_000;

const server = new Server(Number(process.env.PORT ?? 8792));
const browser = await chromium.launch({
	executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
	args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
});

const percentile = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;

/** Megabytes of JavaScript heap that are in use after a collection. */
async function heapOf(session) {
	await session.send("HeapProfiler.collectGarbage");
	const { metrics } = await session.send("Performance.getMetrics");
	return metrics.find(({ name }) => name === "JSHeapUsedSize").value / 1e6;
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
				let [blank, most, last] = [0, 0, 0];
				let before = box.scrollTop;
				const frame = (now) => {
					const rows = box.querySelectorAll("[data-seq]");
					const hasMoved = box.scrollTop !== before;
					before = box.scrollTop;
					if (last > 0 && hasMoved) {
						times.push(now - last);
						most = Math.max(most, rows.length);
						const { top, bottom } = box.getBoundingClientRect();
						const isSeen = (row) => row.getBoundingClientRect().bottom > top && row.getBoundingClientRect().top < bottom;
						if (![...rows].some(isSeen)) blank++;
					}
					last = now;
					if (box.querySelector(`[data-seq="${until}"]`) !== null) return resolve({ times, blank, most });
					box.scrollTop += step;
					requestAnimationFrame(frame);
				};
				requestAnimationFrame(frame);
			}),
		[step, until],
	);
}

function row(name, { times, blank, most }, seconds, heap) {
	const sorted = [...times].sort((one, other) => one - other);
	const numbers = [0.5, 0.95, 0.99, 1].map((part) => percentile(sorted, part).toFixed(1));
	const slow = ((times.filter((ms) => ms > 50).length / times.length) * 100).toFixed(2);
	console.info(
		`| ${name} | ${times.length} | ${numbers.join(" | ")} | ${slow} % | ${blank} | ${most} | ${seconds.toFixed(0)} | ${heap.toFixed(1)} |`,
	);
}

async function journey(name, page, session, act) {
	const from = performance.now();
	const seen = await act();
	row(name, seen, (performance.now() - from) / 1_000, await heapOf(session));
}

try {
	await server.run();
	const ann = await Talker.guest(server.url, "Ann");
	const page = await browser.newPage({ viewport: { width: 1100, height: 760 } });
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
	fill({ stateDir: server.stateDir, conversationId: id, count: messages, behind: ann.id });
	await server.run();

	const session = await page.context().newCDPSession(page);
	await session.send("Performance.enable");
	await session.send("HeapProfiler.enable");
	await page.goto(`${server.url}/c/${id}`);
	await page.locator(`[data-seq="${messages}"]`).waitFor();
	console.info(`${messages.toLocaleString("en")} messages; the newest page: ${(await heapOf(session)).toFixed(1)} MB of heap`);
	console.info("| | frames | p50, ms | p95, ms | p99, ms | most, ms | over 50 ms | without a message | most rows | s | heap after, MB |");
	console.info("| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |");
	await journey(`up from the newest, ${up.toLocaleString("en")} messages`, page, session, () =>
		scroll(page, -step, messages - up),
	);
	await page.goto(`${server.url}/c/${id}/1`);
	await page.locator('[data-seq="1"]').waitFor();
	await journey(`down from the first, ${messages.toLocaleString("en")} messages`, page, session, () =>
		scroll(page, step, messages),
	);
} finally {
	await browser.close();
	await server.remove();
}
