/** Somebody who has nothing but a keyboard: every step presses keys, and looks where the focus is after it. */
import type { Page } from "playwright-core";

/** What has the focus: its role and its accessible name, as the tree of a screen reader has them; and what is wrong with it. */
interface Focus {
	role: string;
	name: string;
	wrong: string[];
}

export class Keyboard {
	/** What was wrong with the focus after some step. */
	readonly wrong: string[] = [];

	constructor(private readonly page: Page) {}

	/** Presses one key after the other. */
	async press(...keys: string[]): Promise<void> {
		for (const key of keys) await this.page.keyboard.press(key);
		await this.#look(keys.join(" "));
	}

	async type(text: string): Promise<void> {
		await this.page.keyboard.type(text);
		await this.#look(`typing "${text}"`);
	}

	/** Presses Tab (or `key`) until something of this name has the focus; it is looked at on the way, too. */
	async goTo(name: RegExp | string, key = "Tab", most = 60): Promise<void> {
		const passed: string[] = [];
		for (let step = 0; step < most; step++) {
			await this.page.keyboard.press(key);
			const focus = await this.#look(`${key} towards ${name}`, true);
			if (typeof name === "string" ? focus.name === name : name.test(focus.name)) return;
			passed.push(`${focus.role} "${focus.name}"`);
		}
		throw new Error(`${key} never came to ${name}, but past ${passed.join(", ")}`);
	}

	/** The name of what has the focus. */
	async focused(): Promise<string> {
		return (await this.#look("looking")).name;
	}

	/** `mayLeave`: on the way round, between the last and the first, the focus is in the browser's own bar. */
	async #look(step: string, mayLeave = false): Promise<Focus> {
		let focus = await this.page.evaluate(lookAtFocus);
		if (focus.role === "nothing") {
			if (mayLeave) return focus;
			// What was opened or closed gives the focus when it is drawn.
			const isBack = () => document.activeElement !== document.body;
			await this.page.waitForFunction(isBack, null, { timeout: 2_000 }).catch(() => {});
			focus = await this.page.evaluate(lookAtFocus);
		}
		for (const one of focus.wrong) this.wrong.push(`${step}: ${focus.role} "${focus.name}" ${one}`);
		return focus;
	}
}

/** Runs in the page. WCAG 2.4.3, 2.4.7 and 2.4.11: something has the focus, it shows, and nothing lies over all of it. */
function lookAtFocus(): Focus {
	const focused = document.activeElement;
	if (!(focused instanceof HTMLElement) || focused === document.body) {
		return { role: "nothing", name: "", wrong: ["the focus is lost"] };
	}
	const label = focused.getAttribute("aria-label");
	const labelledBy = focused.getAttribute("aria-labelledby");
	const ownLabel = focused instanceof HTMLInputElement ? focused.labels?.[0]?.textContent : undefined;
	const by = labelledBy === null ? undefined : document.getElementById(labelledBy.split(" ")[0] ?? "")?.textContent;
	const name = (label ?? by ?? ownLabel ?? focused.textContent ?? "").trim().slice(0, 80);
	const role = focused.getAttribute("role") ?? focused.tagName.toLowerCase();
	const wrong: string[] = [];

	// Where something is only read out from, as a heading that a dialog begins with, nothing can be done.
	const isOperable = focused.tabIndex >= 0 || focused.matches("button, a, input, textarea, select");
	const isOutlined = (element: Element | null) => {
		if (element === null) return false;
		const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(element);
		const hasOutline = outlineStyle !== "none" && outlineWidth !== "0px" && !/, 0\)$|\/ 0\)$/.test(outlineColor);
		return hasOutline || boxShadow !== "none";
	};
	const around = [
		focused,
		focused.parentElement,
		focused.parentElement?.parentElement ?? null,
		focused.nextElementSibling,
	];
	if (isOperable && !around.some(isOutlined)) wrong.push("shows no focus");

	// A choice is drawn by its label.
	const drawn = focused.closest("label") ?? focused;
	const { left, top, right, bottom } = drawn.getBoundingClientRect();
	const inset = 3;
	const columns = [left + inset, (left + right) / 2, right - inset];
	const rows = [top + inset, (top + bottom) / 2, bottom - inset];
	const isSeen = columns.some((x) =>
		rows.some((y) => {
			const there = document.elementFromPoint(x, y);
			return there !== null && (drawn.contains(there) || there.contains(drawn));
		}),
	);
	if (isOperable && !isSeen) wrong.push("is out of sight, or something lies over it");
	return { role, name, wrong };
}
