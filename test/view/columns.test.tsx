import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { listWidth, narrowest, setListWidth, widestIn, widthStep } from "../../client/hooks/list-width.ts";
import { chooseLanguage } from "../../client/words/words.ts";
import { FakeApp, FakeConversation, me, member, summary } from "./support/fake-app.ts";
import { button, clear, click, doing, fetched, one, openApp, press } from "./support/page.tsx";

const loadEdge = () => import("../../client/view/shell/column-separator.tsx");
const loadMembers = () => import("../../client/view/people/member-panel.tsx");

let app: FakeApp;

beforeAll(() => Promise.all([loadMembers(), loadEdge()]));
beforeEach(() => {
	app = new FakeApp();
});
afterEach(async () => {
	await clear();
	setListWidth(null);
	await chooseLanguage(null);
	vi.restoreAllMocks();
});

describe("the edge of the list", () => {
	const bar = () => one<HTMLHRElement>("hr.column-separator");
	/** There is no layout in the test's page: the list is as wide as was said last, from `left` on. */
	const layOut = (left = 0) => {
		vi.spyOn(HTMLElement.prototype, "getBoundingClientRect").mockImplementation(() => {
			const width = listWidth.value ?? 300;
			return { left, right: left + width, width } as DOMRect;
		});
		vi.spyOn(HTMLElement.prototype, "setPointerCapture").mockImplementation(() => {});
	};
	const point = (kind: string, clientX = 0) =>
		doing(() => bar().dispatchEvent(new PointerEvent(kind, { bubbles: true, button: 0, clientX })));

	test("moves with the arrow keys within its bounds, tells its place, and is remembered", async () => {
		layOut();
		await openApp(app);
		await fetched(loadEdge);
		expect(bar().getAttribute("aria-valuenow")).toBe("300");
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
		expect(String(listWidth.value)).toBe(bar().getAttribute("aria-valuemax"));
		await press("Enter");
		expect([listWidth.value, localStorage.getItem("parley.listWidth")]).toEqual([null, null]);
	});

	test("is dragged where it was taken, and a double click resets it", async () => {
		layOut();
		await openApp(app);
		await fetched(loadEdge);
		await point("pointermove", 400);
		expect(listWidth.value).toBeNull();
		await point("pointerdown", 303);
		await point("pointermove", 403);
		expect(listWidth.value).toBe(400);
		await point("lostpointercapture");
		await point("pointermove", 250);
		expect(listWidth.value).toBe(400);
		await doing(() => bar().dispatchEvent(new MouseEvent("dblclick", { bubbles: true })));
		expect(listWidth.value).toBeNull();
	});

	test("goes the other way where the page runs from right to left", async () => {
		await chooseLanguage("ar");
		layOut(700);
		await openApp(app);
		await fetched(loadEdge);
		bar().focus();
		await press("ArrowLeft");
		expect(listWidth.value).toBe(300 + widthStep);
		await press("Enter");
		await point("pointerdown", 700);
		await point("pointermove", 650);
		// From the right edge, as far as the hand has gone.
		expect(listWidth.value).toBe(350);
	});

	test("leaves the conversation the larger part of the window, and the list what a name needs", () => {
		expect([widestIn(720), widestIn(1_000), widestIn(4_000)]).toEqual([324, 450, 520]);
		expect(widestIn(400)).toBe(narrowest);
	});

	test("follows what another tab of this device chose; what is broken counts as not chosen", async () => {
		await openApp(app);
		await fetched(loadEdge);
		const store = (value: string) =>
			doing(() => {
				localStorage.setItem("parley.listWidth", value);
				dispatchEvent(new StorageEvent("storage", { key: "parley.listWidth" }));
			});
		await store("400");
		expect(listWidth.value).toBe(400);
		await store("9999999");
		expect(listWidth.value).toBe(520);
		await store("wide");
		expect(listWidth.value).toBeNull();
	});
});

describe("the members of a group", () => {
	const open = async (isWide: boolean, path = "/c/g") => {
		vi.spyOn(globalThis, "matchMedia").mockImplementation((query) => {
			const matches = query.includes("min-width: 1100px") && isWide;
			return { matches, addEventListener() {}, removeEventListener() {} } as unknown as MediaQueryList;
		});
		const members = new Map([me.id, "bob"].map((id) => [id, member(id, id)]));
		app.conversations.set("g", new FakeConversation({ id: "g", kind: "group", title: "Tea", members }));
		app.inbox.value = { loaded: true, conversations: [summary("g", { kind: "group", title: "Tea" })] };
		await openApp(app, path);
		await fetched(loadMembers);
	};
	const toggle = () => button("Members (2 members)");
	const panel = () => document.querySelector("aside.beside-members");
	const show = async () => {
		toggle().focus();
		await click(toggle());
		await fetched(loadMembers);
	};

	test("are a place beside the conversation; Esc closes it, and the focus goes back", async () => {
		await open(true);
		await show();
		expect(location.search).toBe("?members");
		expect(panel()?.contains(document.activeElement)).toBe(true);
		expect(document.querySelector("dialog")).toBeNull();
		expect(toggle().getAttribute("aria-expanded")).toBe("true");
		vi.useFakeTimers();
		await press("Escape");
		vi.runAllTimers();
		vi.useRealTimers();
		expect(panel()).toBeNull();
		expect([location.pathname, location.search]).toEqual(["/c/g", ""]);
		expect(document.activeElement).toBe(toggle());
	});

	test("go away again by the button that showed them, and give way to threads", async () => {
		await open(true);
		await show();
		await click(toggle());
		expect(panel()).toBeNull();
		await show();
		await click(button("Threads"));
		expect([location.search, panel()]).toEqual(["?thread=all", null]);
	});

	test("stand in the place of the conversation where there is no room, with a way back to it", async () => {
		await open(false, "/c/g?members");
		expect(panel()?.textContent).toContain("Members (2)");
		expect(app.looks.at(-1)?.isCovered ?? true).toBe(true);
		await click(button("Back to the conversation"));
		expect([panel(), location.search]).toEqual([null, ""]);
	});

	test("are not shown of a conversation of two, whatever the address says", async () => {
		await openApp(app, "/c/c?members");
		await fetched(loadMembers);
		expect([panel(), location.search]).toEqual([null, ""]);
	});
});
