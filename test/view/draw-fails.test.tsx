import { afterEach, expect, test, vi } from "vitest";
import { FakeApp, FakeConversation, message, said } from "./support/fake-app.ts";
import { clear, doing, one, openApp } from "./support/page.tsx";

vi.mock("../../client/view/formatting/draw.tsx", () => ({
	format: (text: string) => {
		if (text.includes("bad")) throw new Error("a mistake of ours");
		return <b>{text}</b>;
	},
}));

afterEach(clear);

test("a message that fails to draw is shown as it is, and hides no other", async () => {
	const told = vi.spyOn(console, "error").mockImplementation(() => {});
	const events = ["*good*", "*bad*", "*fine*"].map((text, index) => said("c", message(index + 1, "bob", text)));
	const app = new FakeApp();
	app.conversations.set("c", new FakeConversation({ events, head: 3, cursor: 3 }));
	await openApp(app, "/c/c");
	await expect.poll(() => doing(() => {}).then(() => document.querySelectorAll("[data-seq] b").length)).toBe(2);
	expect(one('[data-seq="2"] .message-text').textContent).toBe("*bad*");
	expect(told).toHaveBeenCalled();
});
