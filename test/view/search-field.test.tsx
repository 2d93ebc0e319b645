import { render } from "preact";
import { afterEach, expect, test, vi } from "vitest";
import { SearchField } from "../../client/view/parts/search-field.tsx";

let root: HTMLElement | null = null;

afterEach(() => {
	if (root !== null) render(null, root);
	root?.remove();
});

/** Draws it as the page does: what follows from drawing comes a moment later. */
function draw(query: string): HTMLInputElement {
	root = document.body.appendChild(document.createElement("div"));
	const nothing = () => {};
	const field = { label: "Find", placeholder: "", list: "list", current: undefined, onKey: () => false };
	render(<SearchField {...field} query={query} onQuery={nothing} />, root);
	return root.querySelector("input") as HTMLInputElement;
}

test("a search that is there already is selected, to be typed over", async () => {
	const input = draw("tea");
	await vi.waitFor(() => expect(document.activeElement).toBe(input));
	expect([input.selectionStart, input.selectionEnd]).toEqual([0, 3]);
});

test("what is typed in the moment in which it opens is not typed over", async () => {
	const input = draw("");
	// A dialog that opens gives it the focus for that.
	expect(input.hasAttribute("autofocus")).toBe(true);
	input.value = "c";
	input.setSelectionRange(1, 1);
	await vi.waitFor(() => expect(document.activeElement).toBe(input));
	expect([input.selectionStart, input.selectionEnd]).toEqual([1, 1]);
});
