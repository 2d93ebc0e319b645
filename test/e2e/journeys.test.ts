import { describe, expect, test } from "vitest";
import { type BrowserPerson, password, patience } from "./support/browser.ts";
import { useOwnStage } from "./support/stage.ts";

const stage = useOwnStage();

/** Two people with a conversation open in both browsers. */
async function pair(): Promise<[BrowserPerson, BrowserPerson]> {
	const ann = await stage.signUp("Ann");
	const ben = await stage.signUp("Ben");
	await ann.startWith(ben);
	await ben.openFromList("Ann");
	return [ann, ben];
}

describe("two people in two browsers", () => {
	test("SD4 RD4 chat both ways without a reload, and the statuses reach read", async () => {
		const [ann, ben] = [await stage.visit("Ann"), await stage.visit("Ben")];
		for (const person of [ann, ben]) await person.signUpByForm(stage.server.url);
		await ann.startWith(ben);
		await ben.openFromList("Ann");
		await ann.linkIs("live");
		await ann.say("Hello Ben");
		await ben.sees("Hello Ben");
		await ben.say("Hello Ann");
		await ann.sees("Hello Ann");
		// Ben's page is in front last in a browser of its own: what is on screen there was read.
		await ben.page.bringToFront();
		await ann.seesStatus("Hello Ben", "read");
		expect(await ann.message("Hello Ben").count()).toBe(1);
	});

	test("CV6 a conversation and its unread count appear in the list of somebody who looks elsewhere", async () => {
		const [ann, ben] = await pair();
		await ben.page.goto(stage.server.url);
		await ben.page.getByRole("navigation", { name: "Conversations" }).waitFor();
		await ann.say("one");
		await ann.say("two");
		await ben.page.locator('[data-unread="2"]').waitFor();
		await ben.openFromList("Ann");
		await ben.sees("two");
		await ben.page.locator("[data-unread]").waitFor({ state: "detached" });
	});

	test("SD1 SD2 what is typed offline is sent once the connection is back, in order", async () => {
		const [ann, ben] = await pair();
		await ann.context.setOffline(true);
		await ann.linkIs("offline");
		await ann.say("typed offline 1");
		await ann.say("typed offline 2");
		await ann.seesStatus("typed offline 2", "sending");
		await ann.context.setOffline(false);
		await ben.sees("typed offline 2");
		await ann.seesStatus("typed offline 1", "read");
		const order = await ben.page.getByRole("log").locator("[data-client-id]").allInnerTexts();
		expect(order.map((text) => /typed offline \d/.exec(text)?.[0])).toEqual(["typed offline 1", "typed offline 2"]);
	});

	test("SD1 a message that was pending when its tab was closed is sent by the next one, once", async () => {
		const [ann, ben] = await pair();
		await ann.linkIs("live");
		const link = ann.page.url();
		await stage.server.kill();
		await ann.say("before the reload");
		await ann.seesStatus("before the reload", "sending");
		await ann.closeTab();
		await stage.server.run();
		await ann.openTab(link);
		await ben.sees("before the reload");
		await ann.seesStatus("before the reload", "read");
		expect(await ben.message("before the reload").count()).toBe(1);
		expect(await ann.message("before the reload").count()).toBe(1);
	});

	test("PL1 PL7 with WebSockets blocked polling works both ways, and the socket is taken back", {
		timeout: 120_000,
	}, async () => {
		const [ann, ben] = await pair();
		let blocked = true;
		await ann.page.routeWebSocket(/\/api\//, (socket) => {
			if (blocked) void socket.close();
			else socket.connectToServer();
		});
		await ann.page.reload();
		await ann.linkIs("polling");
		expect(ann.console).toContain("WebSocket not available, using polling");
		await ann.say("over polling");
		await ben.sees("over polling");
		await ben.say("and back");
		await ann.sees("and back");
		await ann.seesStatus("over polling", "read");
		blocked = false;
		// The socket is tried again after up to 30 s, with full jitter.
		await ann.linkIs("live", 60_000);
		await ann.say("over the socket again");
		await ben.sees("over the socket again");
		expect(await ben.message("over polling").count()).toBe(1);
	});

	test("EV2 SD2 a server that is killed and started again under open pages loses and doubles nothing", async () => {
		const [ann, ben] = await pair();
		await ann.say("before the crash");
		await ben.sees("before the crash");
		await ann.seesStatus("before the crash", "read");
		await stage.server.kill();
		await ann.say("during the crash");
		await ann.seesStatus("during the crash", "sending");
		await stage.server.run();
		await ben.sees("during the crash");
		await ann.linkIs("live");
		await ben.linkIs("live");
		for (const text of ["before the crash", "during the crash"]) {
			expect(await ann.message(text).count()).toBe(1);
			expect(await ben.message(text).count()).toBe(1);
		}
	});

	test("ID6 what one person wrote is never sent as another's when the browser's session changes", async () => {
		const [ann, ben] = await pair();
		await ann.linkIs("live");
		await stage.server.kill();
		await ann.say("written by Ann");
		await ann.seesStatus("written by Ann", "sending");
		await ann.context.clearCookies();
		await ann.context.addCookies(await ben.context.cookies());
		await stage.server.run();
		// The page finds out whose session it has now.
		await ann.page.getByText(`@${ben.username}`).first().waitFor({ timeout: 60_000 });
		await ben.linkIs("live");
		await ben.say("written by Ben");
		await ben.seesStatus("written by Ben", "sent");
		expect(await ben.message("written by Ann").count()).toBe(0);
		expect(await ann.message("written by Ann").count()).toBe(0);
	}, 120_000);

	test("ID5 signing out ends the sockets, in every tab of that session", async () => {
		const [ann, ben] = await pair();
		const second = await ben.context.newPage();
		await second.goto(ben.page.url());
		await second.locator('main [data-link-state="live"]').waitFor();
		const closed: number[] = [];
		second.on("websocket", (socket) => socket.on("close", () => closed.push(1)));
		await ben.signOut();
		await ben.page.getByRole("button", { name: "Sign in", exact: true }).waitFor();
		await second.getByRole("button", { name: "Sign in", exact: true }).waitFor();
		await ann.say("for nobody's eyes");
		await ann.seesStatus("for nobody's eyes", "sent");
		await expect.poll(() => second.getByText("for nobody's eyes").count()).toBe(0);
	});
});

describe("one person", () => {
	test("a draft and the messages are there at once after a reload, also while the server is away", async () => {
		const [ann, ben] = await pair();
		await ben.say("kept on the device");
		await ann.sees("kept on the device");
		await ann.composer.fill("not finished yet");
		await ann.page.reload();
		await ann.sees("kept on the device");
		await expect.poll(() => ann.composer.inputValue(), { timeout: patience }).toBe("not finished yet");
		// The page itself still comes, as it will from a service worker; the API does not.
		await ann.page.routeWebSocket(/\/api\//, (socket) => void socket.close());
		await ann.page.route("**/api/**", (route) => route.abort());
		await ann.page.reload();
		await ann.sees("kept on the device");
		await expect.poll(() => ann.composer.inputValue(), { timeout: patience }).toBe("not finished yet");
		await ann.linkIs("offline");
	});

	test("a deep link survives signing in, and a wrong password is said in plain words", async () => {
		const [ann, ben] = await pair();
		await ann.say("find me again");
		await ben.sees("find me again");
		const link = ben.page.url();
		const visitor = await stage.visit("Visitor");
		const { page } = visitor;
		await page.goto(link);
		await page.getByLabel("E-mail or username").fill(ben.username);
		await page.getByLabel("Password", { exact: true }).fill("not the password");
		await page.getByRole("button", { name: "Sign in", exact: true }).click();
		await page.getByRole("alert").first().waitFor();
		await page.getByLabel("Password", { exact: true }).fill(password);
		await page.getByRole("button", { name: "Sign in", exact: true }).click();
		await visitor.sees("find me again");
		expect(page.url()).toBe(link);
	});
});
