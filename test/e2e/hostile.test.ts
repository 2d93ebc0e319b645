import { describe, expect, test } from "vitest";
import { canary, generatedTexts, hostileTexts } from "../support/hostile.ts";
import type { BrowserPerson } from "./support/browser.ts";
import { useStage } from "./support/stage.ts";
import { Stranger } from "./support/stranger.ts";

const stage = useStage();

/** Has the page count violations of its policy, in case one is not written to the console. */
async function watchPolicy(person: BrowserPerson): Promise<void> {
	await person.page.addInitScript(() => {
		Object.assign(window, { __violations: [] });
		document.addEventListener("securitypolicyviolation", (event) => {
			Reflect.get(window, "__violations").push(`${event.violatedDirective} ${event.blockedURI}`);
		});
	});
}

/** What went wrong in the page, if anything did. */
function harm(
	person: BrowserPerson,
): Promise<{ ran: unknown; violations: unknown; links: string[]; strangers: string[] }> {
	return person.page.evaluate((name) => {
		const drawn = document.querySelector("#app, body") ?? document.body;
		const links = [...drawn.querySelectorAll("a, [href], [src], [action]")].flatMap((element) => {
			const address = element.getAttribute("href") ?? element.getAttribute("src") ?? "";
			return /^(?:https?:|mailto:|\/|#)/.test(address) ? [] : [element.outerHTML];
		});
		const log = document.querySelector('[role="log"]');
		const strangers = [
			...(log?.querySelectorAll("script, iframe, object, embed, style, form, base, meta, [style]") ?? []),
		];
		const handled = [...drawn.querySelectorAll("*")].filter((element) =>
			[...element.attributes].some(({ name }) => name.startsWith("on")),
		);
		return {
			ran: Reflect.get(window, name) ?? null,
			violations: Reflect.get(window, "__violations"),
			links,
			strangers: [...strangers, ...handled].map((element) => element.outerHTML),
		};
	}, canary);
}

const none = { ran: null, violations: [], links: [], strangers: [] };

/** Scrolls up until the first message is drawn. What is in the page is looked at all the way. */
async function toTheTop(person: BrowserPerson): Promise<Set<number>> {
	const seen = new Set<number>();
	const look = async () => {
		const seqs = await person.page.evaluate(() => {
			const log = document.querySelector('[role="log"]');
			if (log !== null) log.scrollTop = 0;
			return [...(log?.querySelectorAll("[data-seq]") ?? [])].map((row) => Number(row.getAttribute("data-seq")));
		});
		for (const seq of seqs) seen.add(seq);
		expect(await harm(person)).toEqual(none);
		return Math.min(...seqs);
	};
	await expect.poll(look, { timeout: 40_000, interval: 250 }).toBe(1);
	return seen;
}

describe("hostile texts in a real browser", () => {
	test("seven hundred of them as messages: no script runs, and every message is there", async () => {
		const [ann, ben] = await Promise.all([stage.signUp("Ann"), Stranger.signUp(stage.server.url, "Ben")]);
		const made = await ben.call("POST", "/api/conversations", { kind: "direct", members: [await ann.id()] });
		const { id } = made.body;
		const texts = [...hostileTexts, ...generatedTexts(8861, 500)];
		await ben.sendAll(id, texts);

		await watchPolicy(ann);
		await ann.page.goto(`${stage.server.url}/c/${id}`);
		await ann.page.locator(`[data-seq="${texts.length}"]`).waitFor({ state: "attached" });
		await ann.page.locator(".formatted").first().waitFor({ state: "attached" });
		expect((await toTheTop(ann)).size).toBe(texts.length);
		// What is hidden does no harm when it is shown, and code does none when it is coloured.
		await ann.page.evaluate(() => {
			for (const cover of document.querySelectorAll<HTMLElement>(".spoiler-hidden")) cover.click();
			document.querySelector('.code-block [class^="code-title"]')?.scrollIntoView();
		});
		expect(await harm(ann)).toEqual(none);
	});

	test("as names, titles and topics too, where the server takes them", async () => {
		const ann = await stage.signUp("Ann");
		const self = await ann.id();
		await watchPolicy(ann);
		const names = hostileTexts.filter((text) => text.length <= 50 && !/[\p{Cc}\p{Cf}]/u.test(text)).slice(0, 5);
		const titles = [...hostileTexts, ...generatedTexts(8862, 100)].filter((_, index) => index % 8 === 0);
		let groups = 0;
		for (const [index, name] of names.entries()) {
			const stranger = await Stranger.signUp(stage.server.url, name, `evil${index}`);
			const { id } = (await stranger.call("POST", "/api/conversations", { kind: "direct", members: [self] })).body;
			await stranger.call("POST", `/api/conversations/${id}/messages`, { clientId: "x", body: { text: name } });
			for (const text of titles.filter((_, at) => at % names.length === index)) {
				const title = [...text].slice(0, 100).join("");
				const made = await stranger.call("POST", "/api/conversations", { kind: "group", members: [self], title });
				if (made.status !== 201) continue;
				groups++;
				const topic = [...text].slice(0, 250).join("");
				await stranger.call("PATCH", `/api/conversations/${made.body.id}`, { topic });
			}
		}
		expect(names.length).toBe(5);
		expect(groups).toBeGreaterThan(20);
		await ann.page.goto(stage.server.url);
		const rows = ann.page.getByRole("navigation", { name: "Conversations" }).locator("a.conversation-row");
		await expect.poll(() => rows.count(), { timeout: 20_000 }).toBe(groups + names.length);
		expect(await harm(ann)).toEqual(none);
		for (const index of [0, 7, groups]) {
			await rows.nth(index).click();
			await ann.composer.waitFor();
			expect(await harm(ann)).toEqual(none);
		}
	});
});
