import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { inlineStep } from "../../client/hooks/use-keys.ts";
import { goFrom } from "../../client/view/emoji/grid-keys.ts";
import { GroupBar } from "../../client/view/emoji/group-bar.tsx";
import type { Section } from "../../client/view/emoji/sections.ts";
import { rove } from "../../client/view/timeline/rove.ts";
import { chooseLanguage } from "../../client/words/words.ts";
import { clear, draw, one, press } from "./support/page.tsx";

test("Left and Right go where they point; no other key goes along a line", () => {
	expect([inlineStep("ArrowRight", "ltr"), inlineStep("ArrowLeft", "ltr")]).toEqual([1, -1]);
	expect([inlineStep("ArrowRight", "rtl"), inlineStep("ArrowLeft", "rtl")]).toEqual([-1, 1]);
	expect(["ArrowUp", "ArrowDown", "Home", "End", "r"].map((key) => inlineStep(key, "rtl"))).toEqual(
		Array(5).fill(undefined),
	);
});

describe("from right to left", () => {
	beforeEach(() => chooseLanguage("ar"));
	afterEach(async () => {
		await chooseLanguage(null);
		await clear();
	});

	const focused = () => document.activeElement?.id;

	test("among the buttons of a message; up and down as ever", async () => {
		await draw(
			<ol>
				{["a", "b"].map((row) => (
					<li key={row}>
						<button type="button" id={`${row}1`} data-rove="more" onKeyDown={rove} />
						<button type="button" id={`${row}2`} data-rove="reaction" onKeyDown={rove} />
					</li>
				))}
			</ol>,
		);
		one("#a1").focus();
		await press("ArrowRight");
		expect(focused()).toBe("a1");
		await press("ArrowLeft");
		expect(focused()).toBe("a2");
		await press("ArrowDown");
		expect(focused()).toBe("b2");
		await press("ArrowRight");
		expect(focused()).toBe("b1");
	});

	test("among the groups of emoji", async () => {
		const sections = ["a", "b", "c"].map((key) => ({ key, title: key, sign: key, choices: [] }) as unknown as Section);
		await draw(<GroupBar sections={sections} current="a" onJump={() => {}} />);
		one("[aria-label=a]").focus();
		await press("ArrowLeft");
		expect(document.activeElement).toBe(one("[aria-label=b]"));
		await press("ArrowRight");
		await press("ArrowRight");
		expect(document.activeElement).toBe(one("[aria-label=c]"));
	});

	test("among the emoji", async () => {
		await draw(
			<table>
				<tr>
					<td class="emoji-cell" id="one" />
					<td class="emoji-cell" id="two" />
				</tr>
			</table>,
		);
		const goes = (from: string, key: string) => goFrom(one("table"), one(from), new KeyboardEvent("keydown", { key }));
		expect(goes("#one", "ArrowLeft")).toBe(one("#two"));
		expect(goes("#two", "ArrowRight")).toBe(one("#one"));
		expect(goes("#one", "End")).toBe(one("#two"));
	});
});
