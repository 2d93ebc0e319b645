/** The whole journey with nothing but a keyboard: not one click, and no focus that the page did not give. */
import { expect, test } from "vitest";
import { password } from "./support/browser.ts";
import { Keyboard } from "./support/keyboard.ts";
import { useStage } from "./support/stage.ts";
import { Stranger } from "./support/stranger.ts";

const stage = useStage();

test("sign up, invite, send, edit, react, answer in a thread, search, jump, settings, delete and undo, sign out", {
	timeout: 240_000,
}, async () => {
	const ann = await stage.visit("Ann");
	const { page } = ann;
	await page.emulateMedia({ reducedMotion: "reduce" });
	const keys = new Keyboard(page);
	const heading = (name: string) => page.getByRole("heading", { level: 1, name });
	const dialog = (name: string | RegExp) => page.getByRole("dialog", { name });
	const gone = (name: string | RegExp) => dialog(name).waitFor({ state: "detached" });

	await page.goto(stage.server.url);
	await page.getByRole("button", { name: "Continue as guest" }).waitFor();
	await keys.goTo("Create account");
	await keys.press("Enter");
	await page.getByRole("heading", { name: "Create your account" }).waitFor();
	// The form takes the focus when it comes.
	for (const [name, text] of [
		["Name", "Ann"],
		["Username", ann.username],
		["E-mail", ann.email],
		["Password", password],
	] as const) {
		if ((await keys.focused()) !== name) await keys.goTo(name);
		await keys.type(text);
	}
	await keys.press("Enter");
	await page.getByText("No conversations yet").waitFor();

	// A group of one's own, and an invite into it.
	await keys.goTo("New conversation");
	await keys.press("Enter");
	await dialog("New conversation").waitFor();
	await keys.goTo(/Start group/);
	await keys.press("Enter");
	await dialog("New group").waitFor();
	await keys.goTo("Group title");
	await keys.type("Tea");
	await keys.press("Enter");
	await heading("Tea").waitFor();
	await ann.linkIs("live");
	await keys.goTo(/^Members/);
	await keys.press("Enter");
	const members = page.getByRole("complementary", { name: "Group" });
	await members.waitFor();
	await keys.goTo("Invite people");
	await keys.press("Enter");
	await keys.goTo("Create link");
	await keys.press("Enter");
	const link = await page.getByLabel(/^Link for/).inputValue();
	await keys.press("Escape");
	await members.waitFor({ state: "detached" });
	const ben = await Stranger.signUp(stage.server.url, "Ben");
	await ben.call("POST", `/api/invites/${link.split("/i/")[1]}`);
	await page.getByText("Ben joined").waitFor();

	// Said, said otherwise, and answered.
	await keys.goTo("Message");
	await keys.type("Who brings the bred?");
	await keys.press("Enter");
	await ann.seesStatus("Who brings the bred?", "sent");
	await keys.press("ArrowUp");
	await page.getByRole("textbox", { name: "Edit message" }).waitFor();
	await keys.press("End", "ArrowLeft", "ArrowLeft");
	await keys.type("a");
	await keys.press("Enter");
	await ann.sees("Who brings the bread?");
	await page.getByRole("textbox", { name: "Edit message" }).waitFor({ state: "detached" });

	// The menu of a message, from the composer: back past the newest message.
	await keys.goTo(/^Actions for the message/, "Shift+Tab");
	await keys.press("Enter");
	await dialog("Message actions").waitFor();
	await keys.press("ArrowRight");
	await keys.press("Enter");
	await gone("Message actions");
	await ann.message("Who brings the bread?").locator(".reaction").waitFor();
	expect(await keys.focused()).toMatch(/^Actions for the message/);
	await keys.press("ArrowRight");
	expect(await keys.focused()).toBe("❤️ 1: You");
	await keys.press("ArrowLeft", "t");
	const panel = page.getByRole("complementary", { name: /^Thread/ });
	await panel.getByRole("textbox", { name: "Reply" }).waitFor();
	await keys.type("I do, says Ann");
	await keys.press("Enter");
	await panel.getByRole("log", { name: "Replies" }).getByText("I do, says Ann").waitFor();
	await ann.message("Who brings the bread?").locator(".thread-line").waitFor();
	await keys.press("Escape");
	await panel.waitFor({ state: "detached" });
	expect(await keys.focused()).toMatch(/1 reply/);

	// Found, and jumped to.
	const conversation = new URL(page.url()).pathname.split("/")[2];
	const said = (text: string) =>
		ben.call("POST", `/api/conversations/${conversation}/messages`, {
			clientId: `said-${text.length}`,
			body: { text },
		});
	await said("The butter stands in the cellar");
	await ann.sees("The butter stands");
	await keys.press("/");
	await dialog("Search messages").waitFor();
	await keys.type("cellar");
	await page.getByRole("option", { name: /cellar/ }).waitFor();
	await keys.press("Enter");
	await gone("Search messages");
	await ann.message("The butter stands").and(page.locator("[data-found]")).waitFor();
	await keys.press("Control+k");
	await dialog("Jump to or do").waitFor();
	await keys.type("tea");
	await page.getByRole("option", { name: /Tea/, selected: true }).waitFor();
	await keys.press("Enter");
	await gone("Jump to or do");
	await heading("Tea").waitFor();

	// The theme, in the settings.
	await keys.press("Control+,");
	await dialog("Settings").waitFor();
	await page.getByRole("region", { name: "Appearance" }).waitFor();
	await keys.goTo("System");
	await keys.press("ArrowRight", "ArrowRight");
	await page.locator(':root[data-theme="dark"]').waitFor();
	await keys.press("Escape");
	await gone("Settings");

	// Deleted, and not deleted after all.
	await keys.goTo("Message");
	await keys.type("I take this back");
	await keys.press("Enter");
	await ann.seesStatus("I take this back", "sent");
	await keys.goTo(/^Actions for the message/, "Shift+Tab");
	await keys.press("Enter");
	await dialog("Message actions").waitFor();
	await keys.press("ArrowUp");
	expect(await keys.focused()).toBe("Delete for everyone");
	await keys.press("Enter");
	await gone("Message actions");
	await page.getByRole("button", { name: "Undo" }).waitFor();
	await keys.goTo("Undo", "Shift+Tab");
	await keys.press("Enter");
	await ann.sees("I take this back");
	await ann.seesStatus("I take this back", "sent");

	await keys.press("Control+,");
	await dialog("Settings").waitFor();
	await keys.goTo("Profile", "Shift+Tab");
	await keys.press("Enter");
	await page.getByRole("region", { name: "Profile" }).waitFor();
	await keys.goTo("Sign out");
	await keys.press("Enter");
	await page.getByRole("button", { name: "Continue as guest" }).waitFor();
	expect(keys.wrong).toEqual([]);
});
