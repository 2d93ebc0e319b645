import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { listWidth, narrowest, setListWidth, widestIn, widthStep } from "../../client/hooks/list-width.ts";
import { FakeApp } from "./support/fake-app.ts";
import { clear, doing, one, openApp, press } from "./support/page.tsx";

let app: FakeApp;

beforeEach(() => {
	app = new FakeApp();
});
afterEach(async () => {
	await clear();
	setListWidth(null);
	vi.restoreAllMocks();
});

describe("the edge of the list", () => {
	const bar = () => one<HTMLHRElement>("hr.column-separator");
	/** There is no layout in the test's page: the list is as wide as was said last, from `left` on. */
	const layOut = (left = 0, direction = "ltr") => {
		vi.spyOn(HTMLElement.prototype, "getBoundingClientRect").mockImplementation(() => {
			const width = listWidth.value ?? 300;
			return { left, right: left + width, width } as DOMRect;
		});
		vi.spyOn(globalThis, "getComputedStyle").mockReturnValue({ direction } as CSSStyleDeclaration);
		vi.spyOn(HTMLElement.prototype, "setPointerCapture").mockImplementation(() => {});
	};
	const point = (kind: string, clientX = 0) =>
		doing(() => bar().dispatchEvent(new PointerEvent(kind, { bubbles: true, button: 0, clientX })));

	test("moves with the arrow keys within its bounds, tells its place, and is remembered", async () => {
		layOut();
		await openApp(app);
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
		layOut(700, "rtl");
		await openApp(app);
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
