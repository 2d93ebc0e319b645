/** Draws views into the page of the test and finds things in it the way a person would: by role, label and words. */
import { type ComponentChild, render } from "preact";
import { act } from "preact/test-utils";
import { AppContext } from "../../../client/hooks/app-context.ts";
import { AppView } from "../../../client/view/app.tsx";
import { FakeApp } from "./fake-app.ts";
import "./layout.ts";

let root: HTMLElement | null = null;

/** Draws something; what was drawn before is taken away. */
export async function draw(view: ComponentChild): Promise<void> {
	await clear();
	root = document.body.appendChild(document.createElement("div"));
	const place = root;
	await act(() => render(view, place));
}

/** Draws something that needs an app. */
export async function drawIn(view: ComponentChild, app = new FakeApp()): Promise<void> {
	await draw(<AppContext.Provider value={app}>{view}</AppContext.Provider>);
}

/** Opens the whole app at an address. */
export async function openApp(app: FakeApp, path = "/"): Promise<void> {
	history.replaceState(null, "", path);
	await draw(<AppView app={app} />);
	const { name } = app.session.peek();
	if (name === "signed_out") await fetched(() => import("../../../client/view/welcome/welcome.tsx"));
	if (name === "signed_in") await fetched(() => import("../../../client/view/conversation/conversation.tsx"));
}

/** Opens a section of the settings, the way a person would. */
export async function openSettings(section: string): Promise<void> {
	await click(button("Settings"));
	await fetched(() => import("../../../client/view/settings/settings.tsx"));
	await click(button(section));
}

/** Waits until a part that is fetched when it is needed is drawn. */
export async function fetched(part: () => Promise<unknown>): Promise<void> {
	await doing(part);
	await doing(() => {});
}

/** Takes everything away. */
export async function clear(): Promise<void> {
	const place = root;
	if (place === null) return;
	await act(() => render(null, place));
	place.remove();
	root = null;
}

/** Does something to the page and waits for what follows from it. */
export async function doing(action: () => unknown): Promise<void> {
	await act(async () => {
		await action();
	});
}

function nameOf(element: Element): string {
	const label = element.getAttribute("aria-label");
	if (label !== null) return label;
	const copy = element.cloneNode(true) as Element;
	for (const hidden of copy.querySelectorAll('[aria-hidden="true"]')) hidden.remove();
	return (copy.textContent ?? "").trim();
}

/** The button with this accessible name, or null. */
export function findButton(name: string): HTMLButtonElement | null {
	return [...document.querySelectorAll("button")].find((button) => nameOf(button) === name) ?? null;
}

/** The button with this accessible name. */
export function button(name: string): HTMLButtonElement {
	const found = findButton(name);
	if (found === null) throw new Error(`There is no button "${name}".`);
	return found;
}

/** The input with this label. */
export function field(label: string): HTMLInputElement {
	const labelled = document.querySelector<HTMLInputElement>(`input[aria-label="${label}"]`);
	if (labelled !== null) return labelled;
	const element = [...document.querySelectorAll("label")].find((one) => one.textContent === label);
	const input = document.getElementById(element?.getAttribute("for") ?? "");
	if (!(input instanceof HTMLInputElement)) throw new Error(`There is no field "${label}".`);
	return input;
}

/** The one element that fits. */
export function one<Kind extends Element = HTMLElement>(selector: string): Kind {
	const found = document.querySelector<Kind>(selector);
	if (found === null) throw new Error(`There is no ${selector}.`);
	return found;
}

/** The composer. */
export function composer(): HTMLTextAreaElement {
	return one<HTMLTextAreaElement>('textarea[aria-label="Message"]');
}

/** Types into a field as if its value were all of it. */
export async function type(into: HTMLInputElement | HTMLTextAreaElement, text: string): Promise<void> {
	await doing(() => {
		into.value = text;
		into.dispatchEvent(new Event("input", { bubbles: true }));
	});
}

/** Presses a key where the focus is, or on `target`. */
export async function press(key: string, more: KeyboardEventInit = {}, target?: Element): Promise<KeyboardEvent> {
	const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more });
	await doing(() => (target ?? document.activeElement ?? document.body).dispatchEvent(event));
	return event;
}

export async function click(element: Element): Promise<void> {
	await doing(() => element.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, button: 0 })));
}

/** Sends the form that an element is in. */
export async function submit(inside: Element): Promise<void> {
	await doing(() => inside.closest("form")?.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true })));
}
