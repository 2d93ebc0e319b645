import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { allLanguages } from "../../client/words/languages.ts";
import { manifestPath } from "../../client/words/manifests.ts";
import { outside } from "../../client/words/outside.ts";
import type { BrowserPerson } from "./support/browser.ts";
import { Deploys } from "./support/deploys.ts";
import { useStage } from "./support/stage.ts";

const stage = useStage();
let deploys: Deploys | null = null;

afterEach(async () => {
	await deploys?.stop();
	deploys = null;
});

/** Waits until the program is on the device, and answers this page from it. */
async function isKept({ page }: BrowserPerson): Promise<void> {
	await page.waitForFunction(async () => (await navigator.serviceWorker.ready) && navigator.serviceWorker.controller);
}

/** Every address that the device keeps an answer of. */
const keptAddresses = ({ page }: BrowserPerson) =>
	page.evaluate(async () => {
		const kept: string[] = [];
		for (const name of await caches.keys()) {
			for (const { url } of await (await caches.open(name)).keys()) kept.push(new URL(url).pathname);
		}
		return kept;
	});

const entryOf = ({ page }: BrowserPerson) => page.locator('script[type="module"]').getAttribute("src");

describe("the app on the device", () => {
	test("has what browsers ask for before they offer to install it, and is never itself kept too long", async () => {
		const ben = await stage.signUpKeeping("Ben");
		await isKept(ben);
		const inspector = await ben.context.newCDPSession(ben.page);
		const { installabilityErrors } = await inspector.send("Page.getInstallabilityErrors");
		// The window of a test is a private one, in which nothing is ever installed.
		expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual(["in-incognito"]);
		const manifest = await inspector.send("Page.getAppManifest");
		expect(manifest.errors).toEqual([]);
		const { icons, share_target: share } = JSON.parse(manifest.data ?? "");
		expect(share).toMatchObject({ action: "/share", method: "GET", enctype: "application/x-www-form-urlencoded" });
		const headers = async (path: string) => (await fetch(new URL(path, stage.server.url))).headers;
		expect((await headers("/manifest.webmanifest")).get("Content-Type")).toBe("application/manifest+json");
		for (const { src, type } of icons) expect((await headers(src)).get("Content-Type"), src).toBe(type);
		const worker = await headers("/sw.js");
		expect(worker.get("Content-Type")).toMatch(/^text\/javascript/);
		expect(worker.get("Cache-Control")).toBe("no-cache");
		expect(worker.get("Content-Security-Policy")).toBe(
			"default-src 'none'; connect-src 'self'; require-trusted-types-for 'script'",
		);
	});

	test("says what it is in the reader's language where it does not run: in the manifest, and without scripts", async () => {
		const ben = await stage.visit("Ben");
		await ben.page.addInitScript(() => localStorage.setItem("parley.language", "ar"));
		await ben.page.goto(stage.server.url);
		await ben.page.locator('link[rel="manifest"][href="/manifest-ar.webmanifest"]').waitFor({ state: "attached" });
		const inspector = await ben.context.newCDPSession(ben.page);
		const { errors, data } = await inspector.send("Page.getAppManifest");
		expect(errors).toEqual([]);
		expect(JSON.parse(data ?? "")).toMatchObject({
			id: "/",
			lang: "ar",
			dir: "rtl",
			shortcuts: [{ name: "محادثة جديدة" }],
		});

		const page = await (await fetch(stage.server.url)).text();
		for (const language of allLanguages) {
			const { description, noScript } = outside[language];
			const answer = await fetch(new URL(manifestPath(language), stage.server.url));
			expect(await answer.json()).toMatchObject({ id: "/", lang: language, description });
			expect(page).toContain(noScript.title);
			expect(page).toContain(noScript.text);
		}
	});

	test("opens without a network: the list and what was read last, what is written waits, and signing out leaves nothing", async () => {
		const [ann, ben] = [await stage.signUp("Ann"), await stage.signUpKeeping("Ben")];
		await ann.startWith(ben);
		await ann.say("The picnic is at noon");
		await ben.openFromList("Ann");
		await ben.sees("The picnic is at noon");
		await isKept(ben);
		const online = await ben.page.evaluate(async () => {
			const answer = await fetch("/");
			return answer.headers.get("Content-Security-Policy");
		});

		await ben.context.setOffline(true);
		const reloaded = await ben.page.reload();
		expect(reloaded?.fromServiceWorker()).toBe(true);
		expect(reloaded?.headers()["content-security-policy"]).toBe(online);
		await ben.sees("The picnic is at noon");
		await ben.linkIs("offline");
		await ben.say("I will bring cake");
		await ben.seesStatus("I will bring cake", "sending");
		// Parts that were never opened are here as well.
		await ben.page.getByRole("button", { name: "New conversation" }).first().click();
		await ben.page.getByLabel("Find people").waitFor();
		await ben.page.keyboard.press("Escape");
		await ben.nothingIsOpen();

		await ben.page.goto(`${stage.server.url}/`);
		await ben.page.locator('[data-inbox-link="offline"]').getByText("Offline").waitFor();
		await ben.openFromList("Ann");
		await ben.sees("I will bring cake");
		await ben.context.setOffline(false);
		await ann.sees("I will bring cake");
		await ben.seesStatus("I will bring cake", "read");

		// None of this is an answer of the API, and signing out leaves nothing of the person.
		const addresses = await keptAddresses(ben);
		expect(addresses.length).toBeGreaterThan(20);
		expect(addresses.filter((path) => !/^\/(assets\/.+|favicon\.svg|icon-192\.png)?$/.test(path))).toEqual([]);

		await ben.signOut();
		await ben.page.getByRole("button", { name: "Continue as guest" }).waitFor();
		await ben.context.setOffline(true);
		await ben.page.goto(`${stage.server.url}/`);
		await ben.page.getByRole("heading", { name: "Parley can’t be reached" }).waitFor();
		const left = await ben.page.evaluate(async () => {
			const database = await new Promise<IDBDatabase>((resolve, reject) => {
				const opening = indexedDB.open("parley");
				opening.onsuccess = () => resolve(opening.result);
				opening.onerror = () => reject(opening.error);
			});
			const stores = [...database.objectStoreNames].filter((name) => name !== "meta");
			const counts = stores.map(
				(name) =>
					new Promise<number>((resolve) => {
						const asked = database.transaction(name).objectStore(name).count();
						asked.onsuccess = () => resolve(asked.result);
					}),
			);
			return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
		});
		expect(left).toBe(0);
		await ben.context.setOffline(false);
	});

	test("what is shared with it becomes a draft behind what was written, told to no server; one that is silent is not waited for", async () => {
		deploys = await Deploys.start(stage.server.url);
		const [ann, ben] = [await stage.signUp("Ann"), await stage.signUpKeeping("Ben", deploys.url)];
		await ben.startWith(ann);
		await ben.composer.fill("Look:");
		await isKept(ben);
		await ben.page.goto(`${deploys.url}/share?title=A+secret+page&url=https%3A%2F%2Fexample.com%2Fsecret`);
		await ben.page.getByRole("dialog").getByRole("option", { name: "Ann" }).click();
		await ben.composer.waitFor();
		expect(await ben.composer.inputValue()).toBe("Look:\nA secret page\nhttps://example.com/secret");
		expect(deploys.seen.filter((call) => call.includes("secret"))).toEqual([]);

		deploys.hangs = true;
		await ben.page.goto(`${deploys.url}/`, { waitUntil: "commit" });
		await ben.page.getByRole("button", { name: "Settings", exact: true }).waitFor();
	});
});

describe("a new version", () => {
	test("is offered to all open pages, which go on with theirs until they reload; the draft is still there", async () => {
		deploys = await Deploys.start(stage.server.url);
		const [ann, ben] = [await stage.signUp("Ann"), await stage.signUpKeeping("Ben", deploys.url)];
		await ben.startWith(ann);
		await isKept(ben);
		const before = await entryOf(ben);
		const note = ben.page.getByText("A new version is ready");
		expect(await note.count()).toBe(0);

		const second = await ben.context.newPage();
		await second.goto(deploys.url);
		const secondNote = second.getByText("A new version is ready");

		deploys.deploy();
		// A visit is of the new version at once, and has the others hear of it.
		const third = await ben.context.newPage();
		await third.goto(deploys.url);
		expect(await third.locator('script[type="module"]').getAttribute("src")).not.toBe(before);
		await note.waitFor();
		await secondNote.waitFor();
		expect(await third.getByText("A new version is ready").count()).toBe(0);
		await Promise.all([second.close(), third.close()]);
		expect(await entryOf(ben)).toBe(before);
		// The server does not have this part of the old version any more.
		await ben.page.getByRole("button", { name: "Search messages" }).click();
		await ben.page.getByRole("dialog").waitFor();
		await ben.page.keyboard.press("Escape");
		await ben.composer.fill("half a sentence");
		let loads = 0;
		ben.page.on("load", () => loads++);
		await ben.page.getByRole("button", { name: "Reload" }).click();
		await ben.page.locator(`script[src="${before}"]`).waitFor({ state: "detached" });
		await ben.composer.waitFor();
		expect(await ben.composer.inputValue()).toBe("half a sentence");
		await isKept(ben);
		await ben.linkIs("live");
		expect([loads, await note.count()]).toEqual([1, 0]);

		// Without a network it is the new one as well.
		const after = await entryOf(ben);
		await ben.context.setOffline(true);
		await ben.page.reload();
		await ben.composer.waitFor();
		expect(await entryOf(ben)).toBe(after);
		await ben.context.setOffline(false);
	});

	test("that takes the service worker back leaves none of it behind, and the app goes on", async () => {
		const folder = mkdtempSync(join(tmpdir(), "parley-off-"));
		const args = ["build", "--config", "client/vite.config.ts", "--outDir", folder, "--logLevel", "error"];
		const built = spawnSync("node_modules/.bin/vite", args, { env: { ...process.env, SERVICE_WORKER: "off" } });
		expect(built.status).toBe(0);
		const removal = readFileSync(join(folder, "sw.js"), "utf8");
		rmSync(folder, { recursive: true });

		deploys = await Deploys.start(stage.server.url);
		const ben = await stage.signUpKeeping("Ben", deploys.url);
		await isKept(ben);
		deploys.worker = removal;
		await ben.page.evaluate(async () => (await navigator.serviceWorker.ready).update());
		await ben.page.waitForFunction(
			async () => (await navigator.serviceWorker.getRegistrations()).length === 0 && (await caches.keys()).length === 0,
		);
		await ben.page.reload();
		await ben.page.getByText("No conversations yet").waitFor();
	});
});

describe("notifications of an installed app", () => {
	test("CV10 outlive the page, open the place in it, and are gone once it was read", async () => {
		const [ann, ben] = [await stage.signUp("Ann"), await stage.signUpKeeping("Ben")];
		await ben.context.grantPermissions(["notifications"], { origin: stage.server.url });
		await ann.startWith(ben);
		await ann.say("before");
		await ben.page.locator("[data-unread]").waitFor();
		await isKept(ben);
		await ben.page.reload();
		const settings = await ben.openSettings("Notifications");
		await settings.getByRole("switch", { name: "Notifications on this device" }).click();
		await settings.getByText("Notifications are on.").waitFor();
		await ben.page.keyboard.press("Escape");
		const shown = () =>
			ben.page.evaluate(async () => {
				const notices = await (await navigator.serviceWorker.ready).getNotifications();
				return notices
					.filter(({ tag }) => tag !== "parley")
					.map(({ title, body, silent }) => ({ title, body, silent }));
			});
		expect(await shown()).toEqual([]);
		await ann.say("are you there?");
		await expect.poll(shown, { timeout: 20_000 }).toEqual([{ title: "Ann", body: "are you there?", silent: true }]);

		await ben.closeTab();
		await ben.openTab(`${stage.server.url}/`);
		await ben.page.locator("[data-unread]").waitFor();
		expect(await shown()).toHaveLength(1);
		const [worker] = ben.context.serviceWorkers();
		await worker?.evaluate(async () => {
			const scope = self as unknown as { registration: ServiceWorkerRegistration; dispatchEvent(event: Event): void };
			const notification = (await scope.registration.getNotifications()).find(({ tag }) => tag !== "parley");
			const event = new Event("notificationclick");
			scope.dispatchEvent(Object.assign(event, { notification, waitUntil: () => {} }));
		});
		await ben.page.getByRole("heading", { level: 1, name: "Ann" }).waitFor();
		await ben.sees("are you there?");
		await expect.poll(shown, { timeout: 20_000 }).toEqual([]);
	});

	test("CV10 a new message sounds once over two tabs, and not in a conversation that is read", async () => {
		const [ann, ben, cleo] = [await stage.signUp("Ann"), await stage.signUp("Ben"), await stage.signUp("Cleo")];
		await ann.startWith(ben);
		await cleo.startWith(ben);
		await ben.context.addInitScript(() => {
			const counter = { sounds: 0 };
			const start = OscillatorNode.prototype.start;
			OscillatorNode.prototype.start = function (this: OscillatorNode, when?: number) {
				// A sound has two notes.
				counter.sounds += 0.5;
				return start.call(this, when);
			};
			Object.assign(window, { counter });
		});
		await ben.page.reload();
		await ben.openFromList("Ann");
		const second = await ben.context.newPage();
		await second.goto(stage.server.url);
		await second.locator('[data-inbox-link="live"]').waitFor({ state: "attached" });
		await second.mouse.click(600, 300);
		await ben.page.mouse.click(600, 300);
		const sounds = async () => {
			let sum = 0;
			for (const page of [ben.page, second]) {
				sum += await page.evaluate(() => (window as unknown as { counter: { sounds: number } }).counter.sounds);
			}
			return sum;
		};
		await ben.page.bringToFront();
		await ann.say("you read this");
		await ben.sees("you read this");
		await cleo.say("but not this");
		await expect.poll(sounds, { timeout: 20_000 }).toBe(1);
		await ann.say("nor does this make a sound");
		await ben.sees("nor does this make a sound");
		await ann.seesStatus("nor does this make a sound", "read");
		expect(await sounds()).toBe(1);
	});
});
