import { expect, test } from "vitest";
import { findings } from "./support/axe.ts";
import { useStage } from "./support/stage.ts";

const stage = useStage();

test("MN1 MN3 a mention is written by keyboard, shows in the other's list, and goes when it was read", async () => {
	const [ann, ben, cai] = [await stage.signUp("Ann"), await stage.signUp("Ben"), await stage.signUp("Cai")];
	const { page } = ann;
	const group = await page.evaluate(
		async (usernames) => {
			const ids = await Promise.all(
				usernames.map(async (username) => {
					const { users } = await (await fetch(`/api/users?q=${username}`)).json();
					return users[0].id;
				}),
			);
			const body = JSON.stringify({ kind: "group", title: "Tea", members: ids });
			const made = await fetch("/api/conversations", {
				method: "POST",
				headers: { "Content-Type": "application/json" },
				body,
			});
			return (await made.json()).id as string;
		},
		[ben.username, cai.username],
	);
	await page.goto(`${stage.server.url}/c/${group}`);
	await ann.linkIs("live");

	const offered = page.getByRole("listbox", { name: "People to mention" });
	await ann.composer.pressSequentially("Look, @");
	await offered.getByRole("option").nth(3).waitFor();
	expect(await offered.getByRole("option").count()).toBe(4);
	expect(await findings(page)).toEqual([]);
	await ann.composer.press("Escape");
	await offered.waitFor({ state: "hidden" });
	await ann.composer.press("Backspace");
	await ann.composer.pressSequentially("@");
	await ann.composer.press("ArrowDown");
	await ann.composer.press("ArrowUp");
	await ann.composer.pressSequentially("be");
	await offered.getByRole("option", { name: "Ben" }).waitFor();
	await ann.composer.press("Tab");
	expect(await ann.composer.inputValue()).toBe(`Look, @${ben.username} `);
	await ann.composer.pressSequentially("tea!");
	await ann.composer.press("Enter");
	await ann.sees("tea!");

	const row = (who: typeof ben) => {
		return who.page.getByRole("navigation", { name: "Conversations" }).getByRole("link", { name: "Tea" });
	};
	await row(ben).getByText("You are mentioned").waitFor();
	await row(cai).getByText("1 unread message").waitFor();
	expect(await row(cai).getByText("You are mentioned").count()).toBe(0);
	expect(await findings(ben.page)).toEqual([]);
	await ben.openFromList("Tea");
	await ben.page.locator(".mention-own", { hasText: `@${ben.username}` }).waitFor();
	expect(await findings(ben.page)).toEqual([]);
	await row(ben).getByText("You are mentioned").waitFor({ state: "detached" });
	await ann.page.locator(".mention-other", { hasText: `@${ben.username}` }).waitFor();

	// Whoever has muted the group still sees that they are meant.
	const [{ id }] = (await cai.page.evaluate(
		async () => (await (await fetch("/api/conversations")).json()).conversations,
	)) as [{ id: string }];
	await cai.page.evaluate((conversation) => {
		return fetch(`/api/inbox/conversations/${conversation}`, {
			method: "PATCH",
			headers: { "Content-Type": "application/json" },
			body: JSON.stringify({ muted: true }),
		}).then(() => undefined);
	}, id);
	await expect.poll(() => cai.page.title(), { timeout: 20_000 }).not.toMatch(/^\(/);
	await ann.composer.pressSequentially("@every");
	await ann.composer.press("Enter");
	await ann.composer.press("Enter");
	await row(cai).getByText("You are mentioned").waitFor();
	await expect.poll(() => cai.page.title(), { timeout: 20_000 }).toMatch(/^\(1\)/);
});
