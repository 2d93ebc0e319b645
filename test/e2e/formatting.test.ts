import { describe, expect, test } from "vitest";
import { formattedTexts } from "../view/support/formatted-texts.ts";
import { findings } from "./support/axe.ts";
import type { BrowserPerson } from "./support/browser.ts";
import { useStage } from "./support/stage.ts";
import { Stranger } from "./support/stranger.ts";

const stage = useStage();

/** Ann in a conversation in which Ben has sent these texts. She has not opened it yet. */
async function between(texts: readonly string[]): Promise<{ ann: BrowserPerson; url: string }> {
	const [ann, ben] = await Promise.all([stage.signUp("Ann"), Stranger.signUp(stage.server.url, "Ben")]);
	const { body } = await ben.call("POST", "/api/conversations", { kind: "direct", members: [await ann.id()] });
	await ben.sendAll(body.id, texts);
	return { ann, url: `${stage.server.url}/c/${body.id}` };
}

/** What reads Markdown, and what colours code, as the build names them. */
const reader = /\/assets\/draw-[^/]*\.js/;
const colours = /\/assets\/highlight-[^/]*\.js/;

/** The first message in view, and where it is. */
function firstInView(person: BrowserPerson): Promise<{ seq: string | null; top: number; height: number }> {
	return person.page.evaluate(() => {
		const log = document.querySelector('[role="log"]');
		const top = log?.getBoundingClientRect().top ?? 0;
		const rows = [...(log?.querySelectorAll("[data-seq]") ?? [])];
		const row = rows.find((one) => one.getBoundingClientRect().bottom > top + 1);
		return {
			seq: row?.getAttribute("data-seq") ?? null,
			top: row?.getBoundingClientRect().top ?? 0,
			height: log?.scrollHeight ?? 0,
		};
	});
}

describe("formatting in a real browser", () => {
	test("what reads Markdown comes late, and nothing moves before the reader's eyes", async () => {
		const quote = "> a\n> b\n\nlong **enough** to be taller: \n\n- a\n\n- b\n\n```\ncode\n```";
		const { ann, url } = await between(Array.from({ length: 60 }, (_, index) => `${index}\n${quote}`));
		let letGo = () => {};
		const held = new Promise<void>((resolve) => {
			letGo = resolve;
		});
		await ann.page.route(reader, async (route) => {
			await held;
			await route.continue();
		});
		await ann.page.goto(`${url}/30`);
		await ann.linkIs("live");
		await ann.page.locator('[data-seq="30"][data-found]').waitFor();
		expect(await ann.page.locator(".formatted").count()).toBe(0);
		expect(await ann.page.locator('[data-seq="30"]').textContent()).toContain("> a\n> b");
		const before = await firstInView(ann);
		letGo();
		await ann.page.locator(".formatted").first().waitFor();
		const plain = ann.page.locator("[data-seq]").filter({ hasNot: ann.page.locator(".formatted") });
		await expect.poll(() => plain.count()).toBe(0);
		const after = await firstInView(ann);
		expect(after.height).not.toBe(before.height);
		expect(after.seq).toBe(before.seq);
		expect(Math.abs(after.top - before.top)).toBeLessThan(3);
	});

	test("a conversation without marks never fetches it, and code is coloured when it is seen", async () => {
		const { ann, url } = await between(["hello", "https://x.example/a_b", "5 * 3 = 15"]);
		const fetched: string[] = [];
		ann.page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
		await ann.page.goto(url);
		await ann.sees("5 * 3 = 15");
		await ann.say("still **plain** until it is sent");
		await ann.page.locator(".formatted strong").waitFor();
		expect(fetched.filter((path) => colours.test(path))).toEqual([]);
		await ann.say("```js\nconst a = 1;\n```");
		await ann.page.locator(".hljs-keyword").waitFor();
		expect(fetched.filter((path) => reader.test(path))).toHaveLength(1);
		expect(fetched.filter((path) => colours.test(path))).toHaveLength(1);
	});

	test("axe finds nothing, in light and dark; on a phone long lines scroll in their block; Enter shows what is hidden", async () => {
		const { ann, url } = await between(formattedTexts);
		await ann.page.goto(url);
		// The conversation opens at its first unread message, far above the code.
		await ann.page.locator("pre").first().scrollIntoViewIfNeeded();
		await ann.page.locator(".hljs-keyword").first().waitFor({ state: "attached" });
		for (const colorScheme of ["light", "dark"] as const) {
			await ann.page.emulateMedia({ colorScheme });
			expect(await findings(ann.page)).toEqual([]);
		}
		await ann.page.setViewportSize({ width: 360, height: 700 });
		const widths = await ann.page.evaluate(() => {
			const code = [...document.querySelectorAll("pre")].some((block) => block.scrollWidth > block.clientWidth);
			const box = document.querySelector('[role="log"]');
			return { page: document.documentElement.scrollWidth, box: box?.scrollWidth, boxInner: box?.clientWidth, code };
		});
		expect(widths).toEqual({ page: 360, box: widths.boxInner, boxInner: widths.boxInner, code: true });
		const cover = ann.page.getByRole("button", { name: "Hidden text: show it" });
		await cover.focus();
		await cover.press("Enter");
		await ann.page.locator(".spoiler:not(.spoiler-hidden)").waitFor();
		expect(await ann.page.evaluate(() => document.activeElement?.textContent)).toBe("something hidden 🎉");
	});
});
