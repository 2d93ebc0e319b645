import { signal } from "@preact/signals";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { VerbResult } from "../../client/store/model.ts";
import { Composer } from "../../client/view/composer/composer.tsx";
import type { Directory } from "../../client/view/composer/suggest.ts";
import { done, refused } from "./support/fake-app.ts";
import { button, clear, click, composer, doing, drawIn, one, press, type } from "./support/page.tsx";

const sent: string[] = [];
const typing: boolean[] = [];
const input = { current: null as HTMLTextAreaElement | null };
let draft = signal("");
let answer: VerbResult = done;

async function open(more: { offline?: boolean; people?: Directory } = {}): Promise<void> {
	await drawIn(
		<Composer
			input={input}
			draft={draft}
			edit={null}
			setEdit={() => {}}
			editLast={() => false}
			save={async () => done}
			recipient="Bob"
			offline={more.offline ?? false}
			people={() => more.people ?? []}
			send={async (text) => {
				sent.push(text);
				return answer;
			}}
			setTyping={(on) => typing.push(on)}
		/>,
	);
}

function onTouch(): void {
	vi.spyOn(globalThis, "matchMedia").mockImplementation(
		(query) =>
			({
				matches: query.includes("coarse"),
				addEventListener: () => {},
				removeEventListener: () => {},
			}) as unknown as MediaQueryList,
	);
}

beforeEach(() => {
	vi.useFakeTimers();
	sent.length = 0;
	typing.length = 0;
	draft = signal("");
	answer = done;
});

afterEach(async () => {
	await clear();
	vi.useRealTimers();
	vi.restoreAllMocks();
});

test("Enter sends the text byte for byte, empties the field and keeps the focus", async () => {
	await open();
	expect(document.activeElement).toBe(composer());
	await type(composer(), "  two\n\tlines ");
	const event = await press("Enter");
	expect(event.defaultPrevented).toBe(true);
	expect(sent).toEqual(["  two\n\tlines "]);
	expect(composer().value).toBe("");
	expect(document.activeElement).toBe(composer());
});

test("Shift+Enter breaks the line", async () => {
	await open();
	await type(composer(), "one");
	const event = await press("Enter", { shiftKey: true });
	expect(event.defaultPrevented).toBe(false);
	expect(sent).toEqual([]);
});

test("Enter that ends a composition never sends, however the browser tells of it", async () => {
	await open();
	await type(composer(), "にほん");
	await press("Enter", { isComposing: true });
	await press("Enter", { keyCode: 229 } as KeyboardEventInit);
	expect(sent).toEqual([]);
	await press("Enter");
	expect(sent).toEqual(["にほん"]);
});

test("on a touch screen Enter breaks the line, the button sends, and nothing takes the focus by itself", async () => {
	onTouch();
	await open();
	expect(document.activeElement).not.toBe(composer());
	await type(composer(), "hello");
	await press("Enter", {}, composer());
	expect(sent).toEqual([]);
	await doing(() => button("Send").click());
	expect(sent).toEqual(["hello"]);
});

test("nothing but white space is not sent", async () => {
	await open();
	await press("Enter");
	await type(composer(), " \n ");
	await press("Enter");
	await click(button("Send"));
	expect(sent).toEqual([]);
	expect(button("Send").getAttribute("aria-disabled")).toBe("true");
});

test("counts code points down from 500 left, and says why a longer text is not sent", async () => {
	await open();
	await type(composer(), "a".repeat(7_499));
	expect(document.querySelector("[data-counter]")).toBeNull();
	await type(composer(), "a".repeat(7_500));
	expect(one("[data-counter]").textContent).toBe("500 characters left");
	// An emoji is one code point but two units of JavaScript.
	await type(composer(), "👍".repeat(8_000));
	expect(one("[data-counter]").textContent).toBe("0 characters left");
	await type(composer(), "👍".repeat(8_001));
	expect(one('[role="alert"]').textContent).toContain("1 character too long");
	expect(composer().getAttribute("aria-invalid")).toBe("true");
	await press("Enter");
	expect(sent).toEqual([]);
	expect(composer().value).toBe("👍".repeat(8_001));
});

test("a text that could not be stored comes back, above what was typed since", async () => {
	answer = refused("This device has no room left.");
	await open();
	await type(composer(), "first");
	await press("Enter");
	expect(composer().value).toBe("first");
	expect(one('[role="alert"]').textContent).toContain("This device has no room left.");

	let fail: (result: VerbResult) => void = () => {};
	answer = new Promise<VerbResult>((resolve) => {
		fail = resolve;
	}) as unknown as VerbResult;
	await press("Enter");
	await type(composer(), "second");
	await doing(() => fail(refused("No.")));
	expect(composer().value).toBe("first\nsecond");
});

test("keys put marks around what is selected, and take them off again", async () => {
	await open();
	await type(composer(), "make it bold");
	composer().setSelectionRange(8, 12);
	expect((await press("b", { ctrlKey: true })).defaultPrevented).toBe(true);
	expect(composer().value).toBe("make it **bold**");
	expect(draft.value).toBe("make it **bold**");
	await press("X", { ctrlKey: true, shiftKey: true });
	expect(composer().value).toBe("make it **~~bold~~**");
	expect(composer().value.slice(composer().selectionStart, composer().selectionEnd)).toBe("bold");
	await press("X", { ctrlKey: true, shiftKey: true });
	await press("b", { ctrlKey: true });
	expect(composer().value).toBe("make it bold");
	// Cut and copy stay the browser's.
	expect((await press("x", { ctrlKey: true })).defaultPrevented).toBe(false);
	expect((await press("e", { ctrlKey: true, isComposing: true })).defaultPrevented).toBe(false);
	expect(sent).toEqual([]);
});

test("says when offline that messages are sent later, and still takes them", async () => {
	await open({ offline: true });
	expect(document.body.textContent).toContain("sent later");
	await type(composer(), "later");
	await press("Enter");
	expect(sent).toEqual(["later"]);
});

test("typing is told while keys come, and ends when emptied, sent, left alone for 3 s or closed", async () => {
	await open();
	await type(composer(), "a");
	await type(composer(), "ab");
	expect(typing).toEqual([true, true]);
	await type(composer(), "");
	expect(typing).toEqual([true, true, false]);

	typing.length = 0;
	await type(composer(), "a");
	vi.advanceTimersByTime(2_999);
	expect(typing).toEqual([true]);
	vi.advanceTimersByTime(1);
	expect(typing).toEqual([true, false]);

	typing.length = 0;
	await type(composer(), "b");
	await press("Enter");
	expect(typing).toEqual([true, false]);

	typing.length = 0;
	await type(composer(), "c");
	await clear();
	expect(typing).toEqual([true, false]);
	vi.advanceTimersByTime(10_000);
	expect(typing).toEqual([true, false]);
});
