import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { listWidth, narrowest, setListWidth, widest, widthStep } from "../../client/hooks/list-width.ts";
import { FakeApp, FakeConversation, me, member } from "./support/fake-app.ts";
import { button, clear, click, doing, fetched, one, openApp, press } from "./support/page.tsx";

let app: FakeApp;

beforeEach(() => {
	app = new FakeApp();
});
afterEach(async () => {
	await clear();
	setListWidth(null);
	document.documentElement.dir = "";
	vi.restoreAllMocks();
});

describe("the edge of the list", () => {
	const bar = () => one<HTMLHRElement>("hr.column-separator");
	/** There is no layout in the test's page: the list is as wide as was said last. */
	const layOut = (at = { left: 0 }) =>
		vi.spyOn(HTMLElement.prototype, "getBoundingClientRect").mockImplementation(() => {
			const width = listWidth.value ?? 300;
			return { left: at.left, right: at.left + width, width } as DOMRect;
		});

	test("moves with the arrow keys within its bounds, tells its place, and is remembered", async () => {
		layOut();
		await openApp(app);
		bar().focus();
		await press("ArrowRight");
		expect(listWidth.value).toBe(300 + widthStep);
		await press("ArrowLeft");
		await press("ArrowLeft");
		expect(bar().getAttribute("aria-valuenow")).toBe(String(300 - widthStep));
		expect(localStorage.getItem("parley.listWidth")).toBe(String(300 - widthStep));
		expect(one(".shell").style.getPropertyValue("--list-width")).toBe(`${300 - widthStep}px`);
		await press("Home");
		await press("ArrowLeft");
		expect(listWidth.value).toBe(narrowest);
		await press("End");
		await press("ArrowRight");
		expect(listWidth.value).toBe(widest);
		await press("Enter");
		expect([listWidth.value, localStorage.getItem("parley.listWidth")]).toEqual([null, null]);
	});

	test("is dragged, and from right to left the other way", async () => {
		layOut();
		await openApp(app);
		HTMLElement.prototype.setPointerCapture ??= () => {};
		vi.spyOn(HTMLElement.prototype, "setPointerCapture").mockImplementation(() => {});
		const point = (kind: string, clientX = 0) =>
			doing(() => bar().dispatchEvent(new PointerEvent(kind, { bubbles: true, button: 0, clientX })));
		await point("pointermove", 400);
		expect(listWidth.value).toBeNull();
		await point("pointerdown");
		await point("pointermove", 400);
		expect(listWidth.value).toBe(400);
		await point("lostpointercapture");
		await point("pointermove", 250);
		expect(listWidth.value).toBe(400);
		document.documentElement.dir = "rtl";
		vi.spyOn(globalThis, "getComputedStyle").mockReturnValue({ direction: "rtl" } as CSSStyleDeclaration);
		bar().focus();
		await press("ArrowLeft");
		expect(listWidth.value).toBe(400 + widthStep);
	});
});

describe("the panel of a group", () => {
	const open = async (isWide: boolean) => {
		vi.spyOn(globalThis, "matchMedia").mockImplementation(
			(query) =>
				({
					matches: query.includes("min-width: 1100px") && isWide,
					addEventListener: () => {},
					removeEventListener: () => {},
				}) as unknown as MediaQueryList,
		);
		const members = new Map([me.id, "bob"].map((id) => [id, member(id, id)]));
		app.conversations.set("g", new FakeConversation({ id: "g", kind: "group", title: "Tea", members }));
		await openApp(app, "/c/g");
		button("Members (2 members)").focus();
		await click(button("Members (2 members)"));
		await fetched(() => import("../../client/view/people/member-panel.tsx"));
	};

	test("is a column where there is room; Esc within it closes it, and the focus goes back", async () => {
		await open(true);
		const panel = one("aside");
		expect(document.querySelector("dialog")).toBeNull();
		expect(panel.contains(document.activeElement)).toBe(true);
		expect(button("Members (2 members)").getAttribute("aria-expanded")).toBe("true");
		await press("Escape");
		expect(document.querySelector("aside")).toBeNull();
		expect(document.activeElement).toBe(button("Members (2 members)"));
		expect(location.pathname).toBe("/c/g");
	});

	test("is a dialog where there is none", async () => {
		await open(false);
		expect(document.querySelector("aside")).toBeNull();
		expect(one("dialog").textContent).toContain("Members (2)");
	});
});
