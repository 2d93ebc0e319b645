/** People in real browsers: a context each, so that they share no cookie and no storage. */
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from "playwright-core";
import { inject } from "vitest";

/** Long enough for a slow machine; a test never waits this long when things work. */
export const patience = 20_000;

/** The browser of whichever files run one after the other here. */
export function connect(): Promise<Browser> {
	const endpoints = inject("browserEndpoints");
	// Counted from 1.
	const lane = (Number(process.env.VITEST_POOL_ID) || 1) - 1;
	const endpoint = endpoints[lane % endpoints.length];
	if (endpoint === undefined) throw new Error("no browser was started");
	return chromium.connect(endpoint);
}

export class BrowserPerson {
	/** What the page wrote to its console. */
	readonly console: string[] = [];
	/** Errors that nobody caught, and violations of the content security policy. */
	readonly errors: string[] = [];

	private constructor(
		readonly name: string,
		readonly username: string,
		readonly context: BrowserContext,
		public page: Page,
	) {
		this.watch(page);
	}

	private watch(page: Page): void {
		page.setDefaultTimeout(patience);
		page.on("console", (message) => {
			this.console.push(message.text());
			if (message.text().includes("Content Security Policy")) this.errors.push(message.text());
		});
		page.on("pageerror", (error) => this.errors.push(error.message));
	}

	/**
	 * Waits until nothing stands before the page. What was closed has its entry of the history taken away a moment later,
	 * and whoever goes elsewhere before that would be taken back.
	 */
	async nothingIsOpen(): Promise<void> {
		await this.page.locator("dialog[open]").waitFor({ state: "detached" });
		await this.page.waitForFunction(() => (history.state?.layers ?? 0) === 0);
	}

	/** Closes the tab; `openTab` gives this person a new one. */
	async closeTab(): Promise<void> {
		await this.page.close();
	}

	async openTab(url: string): Promise<void> {
		this.page = await this.context.newPage();
		this.watch(this.page);
		await this.page.goto(url);
	}

	/**
	 * A page of somebody who has never been here. `keepsApp`: with a service worker; without, each page costs less, and is
	 * what a test says that the network gives.
	 */
	static async open(browser: Browser, name: string, keepsApp = false): Promise<BrowserPerson> {
		const serviceWorkers = keepsApp ? "allow" : "block";
		const context = await browser.newContext({ viewport: { width: 1100, height: 760 }, serviceWorkers });
		const username = `${name.toLowerCase()}_${Math.random().toString(36).slice(2, 9)}`;
		return new BrowserPerson(name, username, context, await context.newPage());
	}

	/** Somebody with an account, who has just opened the app. */
	static async signUp(browser: Browser, url: string, name: string, keepsApp = false): Promise<BrowserPerson> {
		const person = await BrowserPerson.open(browser, name, keepsApp);
		const { context, username, email, page } = person;
		const answer = await context.request.post(`${url}/api/auth/sign-up/email`, {
			data: { name, username, email, password },
			headers: { Origin: url },
		});
		if (!answer.ok()) throw new Error(`${answer.status()} ${await answer.text()}`);
		await page.goto(url);
		await page.getByRole("navigation", { name: "Conversations" }).waitFor();
		return person;
	}

	/** Makes an account by the form, and lands in the app. */
	async signUpByForm(url: string): Promise<void> {
		const { page } = this;
		await page.goto(`${url}/sign-up`);
		await page.getByLabel("Name", { exact: true }).fill(this.name);
		await page.getByLabel("Username", { exact: true }).fill(this.username);
		await page.getByLabel("E-mail", { exact: true }).fill(this.email);
		await page.getByLabel("Password", { exact: true }).fill(password);
		await page.getByRole("button", { name: "Create account", exact: true }).click();
		await page.getByRole("navigation", { name: "Conversations" }).waitFor();
	}

	get email(): string {
		return `${this.username}@example.test`;
	}

	/** The id of this person's account. */
	id(): Promise<string> {
		return this.page.evaluate(async () => (await (await fetch("/api/me")).json()).id);
	}

	/** Finds somebody and opens the conversation with them. */
	async startWith(other: BrowserPerson): Promise<void> {
		const { page } = this;
		await page.getByRole("button", { name: "New conversation" }).first().click();
		await page.getByLabel("Find people").fill(other.username);
		await page
			.getByRole("option", { name: new RegExp(other.name) })
			.first()
			.click();
		await this.composer.waitFor();
	}

	/** Opens a conversation from the list. */
	async openFromList(title: string): Promise<void> {
		await this.page
			.getByRole("navigation", { name: "Conversations" })
			.getByRole("link", { name: title })
			.first()
			.click();
		await this.composer.waitFor();
	}

	/** Opens a section of the settings; answers the dialog. */
	async openSettings(section: string): Promise<Locator> {
		const dialog = this.page.getByRole("dialog", { name: "Settings" });
		await this.page.getByRole("button", { name: "Settings", exact: true }).click();
		await dialog.getByRole("navigation").getByRole("button", { name: section, exact: true }).click();
		return dialog;
	}

	async signOut(): Promise<void> {
		const dialog = await this.openSettings("Profile");
		await dialog.getByRole("button", { name: "Sign out", exact: true }).click();
	}

	get composer() {
		return this.page.getByRole("textbox", { name: "Message", exact: true });
	}

	/** Types a message and sends it with Enter. */
	async say(text: string): Promise<void> {
		await this.composer.fill(text);
		await this.composer.press("Enter");
	}

	/** The rows of the timeline that hold exactly this text. */
	message(text: string) {
		return this.page.getByRole("log", { name: "Messages" }).locator("[data-client-id]").filter({ hasText: text });
	}

	async sees(text: string): Promise<void> {
		await this.message(text).first().waitFor();
	}

	/** Waits until the own message has this status. */
	async seesStatus(text: string, status: string): Promise<void> {
		const row = this.message(text).first();
		await row
			.and(this.page.locator(`[data-status="${status}"]`))
			.or(row.locator(`[data-status="${status}"]`))
			.first()
			.waitFor();
	}

	/** Waits until the header shows this link state. */
	async linkIs(state: string, timeout = patience): Promise<void> {
		await this.page.locator(`main [data-link-state="${state}"]`).first().waitFor({ timeout });
	}
}

export const password = "correct horse battery";
