import { signal } from "@preact/signals";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Composer } from "../../client/view/composer/composer.tsx";
import { closedName, openName } from "../../client/view/composer/emoji-names.ts";
import { done, FakeApp } from "./support/fake-app.ts";
import { clear, composer, doing, drawIn, fetched, one, press } from "./support/page.tsx";

const cases = (drawn: string) => [drawn.replace("|", ""), drawn.indexOf("|")] as const;

describe("a name that is being written", () => {
	test.each<[string, string | null]>([
		[":sm|", "sm"],
		["hi :smi|", "smi"],
		["(:+1|", "+1"],
		["**:sm|", "sm"],
		["😄:sm|", "sm"],
		[":Smile|", "Smile"],
		[":sm|ile: and more", "sm"],
		[":s|", null],
		[":|", null],
		["|:sm", null],
		[":sm |", null],
		["at 10:30|", null],
		["note:this|", null],
		["http://x|", null],
		["::smile|", null],
		["a/:sm|", null],
		["\\:sm|", null],
		[`:${"x".repeat(70)}|`, null],
		["`:sm|`", null],
		["`:sm|", null],
		["``a ` :sm|", null],
		["`a` :sm|", "sm"],
		["```\n:sm|\n```", null],
		["```\n:sm|", null],
		["~~~\n:sm|", null],
		["```\na\n```\n:sm|", "sm"],
		["it`s\n\n:sm|", "sm"],
	])("%j: %j", (drawn, query) => {
		const [text, caret] = cases(drawn);
		const open = openName(text, caret);
		expect(open?.query ?? null).toBe(query);
		if (open !== null) expect(text[open.start]).toBe(":");
	});
});

describe("a name that was written", () => {
	test.each<[string, string | null]>([
		[":smile:|", "smile"],
		["hi :Smile:| you", "smile"],
		[":x:|", "x"],
		[":+1:|", "+1"],
		[":smile: |", null],
		["::|", null],
		["at 10:30:|", null],
		["a:b:|", null],
		["\\:smile:|", null],
		["`:smile:|`", null],
		["`:smile:|", null],
		["```\n:smile:|", null],
	])("%j: %j", (drawn, name) => {
		const [text, caret] = cases(drawn);
		const closed = closedName(text, caret);
		expect(closed?.name ?? null).toBe(name);
		if (closed !== null) expect(text.slice(closed.start, caret)).toMatch(/^:.*:$/);
	});
});

describe("in the composer", () => {
	let app: FakeApp;
	const sent: string[] = [];
	const draft = signal("");
	const offered = () =>
		[...document.querySelectorAll('[role="option"]')].map((option) => option.textContent?.replace(/ .*/, ""));
	const noted = () => app.calls.filter(([verb]) => verb === "noteEmoji").map(([, emoji]) => emoji);
	const names = () => fetched(() => import("../../client/view/emoji/book.ts"));

	/** Types a text, as keys do. */
	const write = (text: string, more: InputEventInit = {}) =>
		doing(() => {
			composer().value = text;
			composer().dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText", ...more }));
		});

	beforeEach(async () => {
		app = new FakeApp();
		sent.length = 0;
		draft.value = "";
		await drawIn(
			<Composer
				input={{ current: null }}
				draft={draft}
				edit={null}
				setEdit={() => {}}
				editLast={() => false}
				save={async () => done}
				recipient="Tea"
				offline={false}
				people={() => []}
				send={async (text) => {
					sent.push(text);
					return done;
				}}
				setTyping={() => {}}
			/>,
			app,
		);
	});

	afterEach(clear);

	// The names are fetched once: this must be the first of these tests.
	test("nothing waits for the names; what was closed meanwhile is exchanged when they come, if the caret is still there", async () => {
		await write(":ta");
		await write(":tada:");
		expect([composer().value, offered()]).toEqual([":tada:", []]);
		await names();
		expect(composer().value).toBe("🎉");
		expect(draft.value).toBe("🎉");
		expect(noted()).toEqual(["🎉"]);
	});

	test("the list follows what is written, and says what it is", async () => {
		await names();
		await write("hello :smi");
		expect(offered().slice(0, 3)).toEqual(["😄:smile:grinning", "😏:smirk:smirking", "😃:smiley:grinning"]);
		expect(one('[role="listbox"]').getAttribute("aria-label")).toBe("Emoji");
		expect(one(".composer [role=status]").textContent).toMatch(/^\d+ emoji\. Arrow keys choose, Enter takes\.$/);
		await write("hello :s");
		expect(offered()).toEqual([]);
		await write("hello :qqqq");
		expect(offered()).toEqual([]);
		await press("Enter");
		expect(sent).toEqual(["hello :qqqq"]);
	});

	test.each(["Enter", "Tab"])("%s takes one, in the tone of this device, and does not send", async (key) => {
		app.setTone(4);
		await write("hello :wav");
		const event = await press(key);
		expect(event.defaultPrevented).toBe(true);
		expect(composer().value).toBe("hello 👋🏾 ");
		expect(composer().selectionStart).toBe(composer().value.length);
		expect([offered(), sent, noted()]).toEqual([[], [], ["👋🏾"]]);
	});

	test("Escape closes the list, and the name stays what it is", async () => {
		await write(":smi");
		await press("Escape");
		expect(offered()).toEqual([]);
		await press("Enter");
		expect(sent).toEqual([":smi"]);
	});

	test("a name with both colons becomes the emoji; an unknown one, and one in code, stay", async () => {
		await write("well done :+1:");
		expect(composer().value).toBe("well done 👍");
		for (const text of ["well done :plus_one:", "`:smile:", "10:30:"]) {
			await write(text);
			expect(composer().value).toBe(text);
		}
		expect(noted()).toEqual(["👍"]);
	});

	test("what is pasted, composed or taken back stays as it is", async () => {
		for (const more of [{ inputType: "insertFromPaste" }, { inputType: "historyUndo" }, { isComposing: true }]) {
			await write(":smile:", more);
			expect(composer().value).toBe(":smile:");
		}
	});
});
