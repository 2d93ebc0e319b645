/** Long conversations for the journeys, and what of them is on the screen. */
import { expect } from "vitest";
import { type BrowserPerson, patience } from "./browser.ts";

/** Sends `count` messages in the open, empty conversation of `person`, ten in a request: "message 1", "message 2" … */
export function fill(person: BrowserPerson, count: number): Promise<void> {
	return person.page.evaluate(async (messages) => {
		const path = `/api/conversations/${location.pathname.split("/")[2]}/exchange`;
		for (let sent = 0; sent < messages; sent += 10) {
			const frames = Array.from({ length: Math.min(10, messages - sent) }, (_, index) => {
				const number = sent + index + 1;
				return { type: "send_message", clientId: `fill-${number}`, body: { text: `message ${number}` } };
			});
			const body = JSON.stringify({ after: sent, frames });
			const answer = await fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body });
			if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
		}
	}, count);
}

/** The unread count that the server knows for the first conversation of `person`. */
export function unread(person: BrowserPerson): Promise<number> {
	return person.page.evaluate(async () => {
		const answer = await fetch("/api/conversations");
		return (await answer.json()).conversations[0].unread;
	});
}

/** Whether the row of a message is wholly within the timeline's box. */
export function isInView(person: BrowserPerson, seq: number): Promise<boolean> {
	return person.page.evaluate((wanted) => {
		const box = document.querySelector('[role="log"]')?.getBoundingClientRect();
		const row = document.querySelector(`[data-seq="${wanted}"]`)?.getBoundingClientRect();
		return box !== undefined && row !== undefined && row.top >= box.top && row.bottom <= box.bottom;
	}, seq);
}

/** What the button is called that leads down to the newest message. */
export const wayDown = /^(Newest messages|\d+ new messages?|Jump to newest)$/;

/** Goes to the newest message of a conversation that was opened where its unread ones begin. */
export async function toNewest({ page }: BrowserPerson): Promise<void> {
	await page.getByRole("button", { name: wayDown }).click();
}

/** Turns the wheel over the timeline until the row of a message is in view. */
export async function wheelTo(person: BrowserPerson, seq: number, way: "up" | "down"): Promise<void> {
	const { page } = person;
	await page.getByRole("log", { name: "Messages" }).hover();
	const turn = async () => {
		if (await isInView(person, seq)) return true;
		await page.mouse.wheel(0, way === "up" ? -400 : 400);
		return false;
	};
	await expect.poll(turn, { timeout: patience, interval: 50 }).toBe(true);
}

/** Changes a message of `person` in their open conversation, as a program would; its path below `/messages/`. */
export function change(person: BrowserPerson, method: "PATCH" | "DELETE" | "PUT", path: string, body?: unknown) {
	return person.page.evaluate(
		async ([method, path, body]) => {
			const url = `/api/conversations/${location.pathname.split("/")[2]}/messages/${path}`;
			const headers = { "Content-Type": "application/json" };
			const answer = await fetch(url, { method, headers, ...(body === null ? {} : { body }) });
			if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
		},
		[method, path, body === undefined ? null : JSON.stringify(body)] as const,
	);
}
