import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { FakeApp, me, refused } from "./support/fake-app.ts";
import { clear, click, openApp, openSettings } from "./support/page.tsx";

let app: FakeApp;

beforeEach(async () => {
	app = new FakeApp();
	await openApp(app);
	await openSettings("Privacy");
});
afterEach(clear);

const switchOf = (label: string) => {
	const found = [...document.querySelectorAll('[role="switch"]')].find((each) => {
		const id = each.getAttribute("aria-labelledby") ?? "";
		return document.getElementById(id)?.textContent === label;
	});
	if (found === undefined) throw new Error(`no switch ${label}`);
	return found;
};
const isOn = (label: string) => switchOf(label).getAttribute("aria-checked");

describe("privacy", () => {
	test("ID8 each switch says what it does, is saved at once, and says so", async () => {
		const hide = switchOf("Hide what I have read");
		const described = document.getElementById(hide.getAttribute("aria-describedby") ?? "")?.textContent;
		expect(described).toContain("you do not see what they have read");
		expect(isOn("Hide what I have read")).toBe("false");
		await click(hide);
		expect(app.calls).toContainEqual(["changeSettings", { hideRead: true }]);
		expect([isOn("Hide what I have read"), isOn("Be invisible")]).toEqual(["true", "false"]);
		expect(document.querySelector('dialog [role="status"]')?.textContent).toBe("Hide what I have read: on");
		await click(switchOf("Be invisible"));
		await click(switchOf("Hide what I have read"));
		expect([isOn("Hide what I have read"), isOn("Be invisible")]).toEqual(["false", "true"]);
	});

	test("ID8 a switch that is refused goes back, and says why", async () => {
		app.answer = refused("You seem to be offline.");
		await click(switchOf("Be invisible"));
		expect(isOn("Be invisible")).toBe("false");
		expect(document.querySelector('dialog [role="alert"]')?.textContent).toBe("You seem to be offline.");
		expect(app.session.value).toEqual({ name: "signed_in", me });
	});

	test("ID8 while it is being saved it shows what was asked for, and takes no second click", async () => {
		let answer = () => {};
		app.changeSettings = (patch) => {
			app.calls.push(["changeSettings", patch]);
			return new Promise((resolve) => {
				answer = () => resolve({ ok: true, value: undefined });
			});
		};
		await click(switchOf("Be invisible"));
		expect([isOn("Be invisible"), switchOf("Be invisible").getAttribute("aria-busy")]).toEqual(["true", "true"]);
		await click(switchOf("Be invisible"));
		expect(app.calls.filter(([verb]) => verb === "changeSettings")).toHaveLength(1);
		answer();
	});
});
