import { inlineStep } from "../../hooks/use-keys.ts";

/**
 * The Tab key stops once for each kind of button in the timeline. The arrow keys go on from there:
 * up and down to the same button of another message, left and right among those of one message.
 */
export function rove(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
	const { currentTarget: from, key } = event;
	const inline = inlineStep(key);
	const within = from.closest(inline === undefined ? "ol" : "li");
	const step = inline ?? { ArrowUp: -1, ArrowDown: 1 }[key];
	if (step === undefined || within === null) return;
	// Out of view, with its neighbour not drawn: first back to where the focus is.
	const row = from.closest("li");
	const neighbour = step < 0 ? row?.previousElementSibling : row?.nextElementSibling;
	if (within.matches("ol") && neighbour?.hasAttribute("data-gap")) {
		event.preventDefault();
		row?.scrollIntoView({ block: "center" });
		return;
	}
	const kind = within.matches("ol") ? `[data-rove="${from.dataset.rove}"]` : "[data-rove]";
	const all = [...within.querySelectorAll<HTMLElement>(kind)];
	const next = all[all.indexOf(from) + step];
	if (next === undefined) return;
	event.preventDefault();
	next.focus();
}
