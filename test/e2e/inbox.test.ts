import type { BrowserContext, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { findings } from "./support/axe.ts";
import { type BrowserPerson, password } from "./support/browser.ts";
import { useStage } from "./support/stage.ts";

const stage = useStage();

/** The same person in another browser. */
async function otherDevice(of: BrowserPerson): Promise<BrowserPerson> {
	const device = await stage.visit(of.name);
	const { page } = device;
	await page.goto(`${stage.server.url}/sign-in`);
	await page.getByLabel("E-mail or username").fill(of.username);
	await page.getByLabel("Password", { exact: true }).fill(password);
	await page.getByRole("button", { name: "Sign in", exact: true }).click();
	await list(page).waitFor();
	return device;
}

const list = (page: Page) => page.getByRole("navigation", { name: "Conversations" });

async function choose(page: Page, title: string, what: string): Promise<void> {
	await list(page)
		.getByRole("button", { name: `Options for ${title}` })
		.press("Enter");
	await page.getByRole("menuitem", { name: what, exact: true }).click();
}

const titleIs = (page: Page, title: string) => expect.poll(() => page.title(), { timeout: 20_000 }).toBe(title);

/** In place of the system's notifications: the pages write down what they would show. Said to every page of the context. */
async function fakeNotices(context: BrowserContext): Promise<void> {
	await context.addInitScript(() => {
		const shown: { title: string; body: string; closed: boolean; click(): void }[] = [];
		class FakeNotification {
			static permission = "granted";
			static requestPermission = async () => "granted";
			onclick: (() => void) | null = null;
			readonly note: (typeof shown)[number];
			constructor(title: string, { body = "" }: NotificationOptions = {}) {
				this.note = { title, body, closed: false, click: () => this.onclick?.() };
				shown.push(this.note);
			}
			close() {
				this.note.closed = true;
			}
		}
		Object.assign(window, { Notification: FakeNotification, shownNotices: shown });
	});
}

interface Shown {
	title: string;
	body: string;
	closed: boolean;
}

/** What all these pages have shown together. */
async function shownIn(...pages: Page[]): Promise<Shown[]> {
	const all = await Promise.all(
		pages.map((page) =>
			page.evaluate(() =>
				(window as unknown as { shownNotices: Shown[] }).shownNotices.map(({ title, body, closed }) => ({
					title,
					body,
					closed,
				})),
			),
		),
	);
	return all.flat();
}

describe("the list of one person on two devices", () => {
	test("CV8 CV9 a mark and a mute set on one are there on the other, count as they should, and end where they end", async () => {
		const [ann, ben] = [await stage.signUp("Ann"), await stage.signUp("Ben")];
		await ann.startWith(ben);
		await ann.say("Hello Ben");
		await ben.openFromList("Ann");
		await ben.sees("Hello Ben");
		const phone = await otherDevice(ben);
		await titleIs(phone.page, "Parley");
		await choose(ben.page, "Ann", "Mark as unread");
		await list(phone.page).getByText("Marked as unread").waitFor();
		await titleIs(phone.page, "(1) Parley");
		await titleIs(ben.page, "(1) Parley");
		expect(await findings(phone.page)).toEqual([]);

		// Opening it anywhere takes the mark off everywhere.
		await phone.page.bringToFront();
		await phone.openFromList("Ann");
		await list(ben.page).getByText("Marked as unread").waitFor({ state: "detached" });
		await titleIs(ben.page, "Parley");

		await phone.page.goto(stage.server.url);
		await choose(ben.page, "Ann", "Mute");
		await list(phone.page).getByText("Muted").waitFor();
		await ann.say("Are you there?");
		await phone.page.locator('[data-unread="1"]').waitFor();
		await titleIs(phone.page, "Parley");
		expect(await findings(phone.page)).toEqual([]);
		await list(phone.page).getByRole("button", { name: "Options for Ann" }).press("Enter");
		await phone.page.getByRole("menuitem", { name: "Unmute" }).waitFor();
		expect(await findings(phone.page)).toEqual([]);
		await phone.page.getByRole("menuitem", { name: "Unmute" }).click();
		await titleIs(phone.page, "(1) Parley");
		await choose(phone.page, "Ann", "Mark as read");
		await ben.page.locator("[data-unread]").waitFor({ state: "detached" });
		await titleIs(ben.page, "Parley");
	});
});

describe("notifications", () => {
	test("CV10 two tabs show one, none for the open conversation, and take it back when it was read", async () => {
		const [ann, ben, cleo] = [await stage.signUp("Ann"), await stage.signUp("Ben"), await stage.signUp("Cleo")];
		await ann.startWith(ben);
		await ann.say("before the pages were open");
		await cleo.startWith(ben);
		await cleo.say("hello from Cleo");
		await fakeNotices(ben.context);
		await ben.page.reload();
		const settings = await ben.openSettings("Notifications");
		await settings.getByRole("switch", { name: "Notifications on this device" }).click();
		await ben.page.getByText("Notifications are on.").waitFor();
		// The first one shows that this browser can.
		expect(await shownIn(ben.page)).toEqual([{ title: "Parley", body: "Notifications are on.", closed: false }]);
		await ben.page.evaluate(() => {
			(window as unknown as { shownNotices: unknown[] }).shownNotices.length = 0;
		});
		expect(await findings(ben.page)).toEqual([]);
		await ben.page.keyboard.press("Escape");
		const first = ben.page;
		const second = await ben.context.newPage();
		await second.goto(stage.server.url);
		await second.bringToFront();
		await list(second).getByRole("link", { name: "Cleo" }).first().click();
		await second.locator('main [data-link-state="live"]').waitFor();

		await cleo.say("you are looking at this");
		await second.getByText("you are looking at this").first().waitFor();
		await ann.say("<b>and</b>\nat nothing of this");
		await expect.poll(async () => (await shownIn(first, second)).length, { timeout: 20_000 }).toBe(1);
		expect(await shownIn(first, second)).toEqual([
			{ title: "Ann", body: "<b>and</b> at nothing of this", closed: false },
		]);

		await first.evaluate(() => (window as unknown as { shownNotices: { click(): void }[] }).shownNotices[0]?.click());
		await first.getByRole("heading", { level: 1, name: "Ann" }).waitFor();
		await first.bringToFront();
		await expect.poll(async () => (await shownIn(first, second))[0]?.closed, { timeout: 20_000 }).toBe(true);
		expect(await shownIn(first, second)).toHaveLength(1);
	});
});
