/** A walk past everything that there is to see: for what must hold of every view and every dialog. */
import type { Locator, Page } from "playwright-core";
import type { BrowserPerson } from "./browser.ts";
import { ask, type BusyPlace, makeBusyPlace } from "./busy-place.ts";
import type { Stage } from "./stage.ts";
import { wayDown } from "./talk.ts";

/** Looks at a page at one stop of the tour, and leaves it as it was. */
export type Look = (stop: string, page: Page) => Promise<void>;

interface Size {
	width: number;
	height: number;
}

/** The pages that one sees before one is in, and those of a guest. */
export async function tourOutside(stage: Stage, size: Size, invite: string, look: Look): Promise<void> {
	const vic = await stage.visit("Vic");
	const { page } = vic;
	await page.setViewportSize(size);
	await page.emulateMedia({ reducedMotion: "reduce" });
	const { url } = stage.server;
	const at = async (stop: string, path: string, sign: Locator) => {
		await page.goto(`${url}${path}`);
		await sign.waitFor();
		await look(stop, page);
	};
	const heading = (name: string) => page.getByRole("heading", { name });
	await at("nothing at this address, signed out", "/no/such/place", heading("There is nothing here"));
	await at("an invite", `/i/${invite}`, heading("Tea at four"));
	await at("an invite that does not hold", `/i/${invite.slice(0, -4)}aaaa`, heading("This invite does not work"));
	await at("signing in", "/sign-in", heading("Welcome back"));
	await at("signing up", "/sign-up", heading("Create your account"));
	await page.getByRole("button", { name: "Create account" }).press("Enter");
	await page.getByText("Enter the name that others will see.").waitFor();
	await look("a form with mistakes", page);
	await page.route("**/api/**", (route) => route.abort());
	await at("the server cannot be reached", "/", heading("Parley can’t be reached"));
	await page.unroute("**/api/**");
	await at("welcome", "/", page.getByRole("button", { name: "Continue as guest" }));
	await page.getByLabel("Name", { exact: true }).fill("Vic");
	await page.getByRole("button", { name: "Continue as guest" }).press("Enter");
	await page.getByText("You are a guest on this device.").waitFor();
	await look("a guest, and an empty list", page);
	await page.getByRole("button", { name: "Keep this account" }).press("Enter");
	await page.getByRole("dialog", { name: "Keep this account" }).waitFor();
	await look("keeping a guest's account", page);
	await page.keyboard.press("Escape");
	await vic.nothingIsOpen();
	await page.keyboard.press("Control+k");
	await page.keyboard.type(">sign out");
	await page.keyboard.press("Enter");
	await page.getByRole("dialog", { name: "Leave for good?" }).waitFor();
	await look("a guest leaves for good", page);
}

/** All that somebody with an account sees, in a busy place; answers that place. */
export async function tourInside(stage: Stage, size: Size, look: Look): Promise<BusyPlace> {
	const ann = await stage.signUp("Ann");
	await ann.page.setViewportSize(size);
	await ann.page.emulateMedia({ reducedMotion: "reduce" });
	const place = await makeBusyPlace(stage.server.url, ann);
	const tour = new Tour(ann, place, look);
	await tour.list();
	await tour.conversation();
	await tour.menuOfMessage();
	await tour.besideConversation();
	await tour.dialogs();
	await tour.settings();
	await tour.edges();
	return place;
}

class Tour {
	private readonly page: Page;

	constructor(
		private readonly ann: BrowserPerson,
		private readonly place: BusyPlace,
		private readonly look: Look,
	) {
		this.page = ann.page;
	}

	/** Goes to a path of the app without loading it anew. */
	private go(path: string): Promise<void> {
		return this.page.evaluate((path) => {
			history.pushState({ inApp: true }, "", path);
			dispatchEvent(new PopStateEvent("popstate"));
		}, path);
	}

	/** Looks once `sign` is there. */
	private async stop(name: string, sign: Locator): Promise<void> {
		await sign.waitFor();
		await this.look(name, this.page);
	}

	private dialog(name: string | RegExp): Locator {
		return this.page.getByRole("dialog", { name });
	}

	private async close(): Promise<void> {
		// There the first Escape only empties it.
		const field = this.page.locator("dialog[open]").locator("input:is([role=combobox], [type=search])");
		for (const one of await field.all()) await one.fill("");
		await this.page.keyboard.press("Escape");
		await this.ann.nothingIsOpen();
	}

	/** Looks at a dialog that is being opened, and closes it. */
	private async visit(name: string, dialog: Locator, sign = dialog): Promise<void> {
		await dialog.waitFor();
		await this.stop(name, sign);
		await this.close();
	}

	/** Opens the menu of a message; answers a way to press what it offers. */
	private async menu(text: string): Promise<(action: string) => Promise<void>> {
		await this.ann.message(text).first().locator(".more-button").press("Enter");
		const menu = this.dialog("Message actions");
		await menu.waitFor();
		return async (action) => {
			const button = menu.getByRole("button", { name: action, exact: true });
			// On a phone some of it is behind "More…".
			if ((await button.count()) === 0) await menu.getByRole("button", { name: "More…" }).press("Enter");
			await button.press("Enter");
		};
	}

	async list(): Promise<void> {
		const { page } = this;
		await this.go("/");
		await this.stop("the list, with what is unread and a reminder that is due", page.locator("[data-due]"));
		await page.getByRole("button", { name: "Options for Tea at four" }).press("Enter");
		await this.stop("the menu of a conversation", page.getByRole("menu"));
		await page.keyboard.press("Escape");
		await page.getByRole("button", { name: "New conversation" }).press("Enter");
		await page.getByLabel("Find people").fill("Ben");
		await this.stop("finding people", this.dialog("New conversation").getByRole("option").first());
		await page.getByRole("button", { name: "Start group" }).press("Enter");
		await this.visit("a new group", this.dialog("New group"));
		await page.getByRole("button", { name: /^Saved/ }).press("Enter");
		await this.visit("what was saved", this.dialog("Saved"), this.dialog("Saved").locator('[data-section="due"]'));
	}

	async conversation(): Promise<void> {
		const { page, ann, place } = this;
		await this.go(`/c/${place.direct}`);
		await this.stop("an empty conversation", page.getByRole("heading", { level: 1, name: "Ben" }));
		await ann.linkIs("live");
		await this.go(`/c/${place.group}`);
		await ann.linkIs("live");
		await this.stop("a conversation, at what is unread", page.getByRole("heading", { name: "New messages" }));
		await page.getByRole("log").press("Home");
		await this.stop("a conversation, above its end", page.getByRole("button", { name: wayDown }));
		await page.getByRole("button", { name: wayDown }).press("Enter");
		await ann.composer.pressSequentially("Look, @");
		await this.stop("people to mention", page.getByRole("listbox", { name: "People to mention" }));
		await ann.composer.fill("");
		await ann.composer.pressSequentially(":smi");
		await this.stop("emoji by name", page.getByRole("listbox", { name: "Emoji" }));
		await ann.composer.fill("x".repeat(8_001));
		await this.stop("a text that is too long", page.getByText(/too long/).first());
		await ann.composer.fill("");
		await ann.composer.press("ArrowUp");
		await this.stop("editing", page.getByRole("textbox", { name: "Edit message" }));
		await page.keyboard.press("Escape");
		await (await this.menu("I do, and the butter"))("Reply");
		await this.stop("replying", page.getByRole("group", { name: "Reply" }));
		await page.keyboard.press("Escape");
	}

	async menuOfMessage(): Promise<void> {
		const { page, ann } = this;
		let choose = await this.menu("Who brings the bread?");
		await this.look("the menu of a message", page);
		await choose("Change the reminder…");
		await this.visit("when to be reminded", this.dialog("Message actions").getByLabel("Another time"));
		choose = await this.menu("Who brings the bread?");
		await choose("More emoji");
		const picker = this.dialog("React with any emoji");
		// axe looks at every emoji that is drawn, and they are alike: a few of them are enough.
		await picker.getByLabel("Search emoji").fill("fox");
		await this.stop("the emoji that were found", picker.getByRole("heading", { name: "Found" }));
		await this.close();
		await (await this.menu("Who brings the bread?"))("See who reacted");
		await this.visit("who reacted", this.dialog("Who reacted"));
		await (await this.menu("First, this"))("See all versions");
		await this.visit("all versions", this.dialog("All versions"), this.dialog("All versions").getByText("Frist, this"));
		await ann.message("First, this").first().locator(".status-button").press("Enter");
		await this.visit("who has read it", this.dialog("Who has read this"));
		await (await this.menu("First, this"))("Forward…");
		await this.visit("passing on", this.dialog("Forward message"));
		await (await this.menu("First, this"))("Delete for everyone");
		await this.stop("a deletion that can be undone", page.getByRole("button", { name: "Undo" }));
	}

	async besideConversation(): Promise<void> {
		const { page, place } = this;
		const press = (name: string | RegExp) => page.getByRole("button", { name }).press("Enter");
		await press(/^All pinned messages/);
		await this.visit(
			"pinned messages",
			this.dialog("Pinned messages"),
			this.dialog("Pinned messages").getByRole("listitem"),
		);
		// A narrow screen has no room for it in the header: there the days lead to it.
		const inHeader = page.getByRole("button", { name: "Jump to a date" });
		const day = page.getByRole("button", { name: "Today" }).last();
		await ((await inHeader.isVisible()) ? inHeader : day).press("Enter");
		await this.visit("jumping to a date", this.dialog("Jump to a date"));
		await press(/^Members/);
		const members = page.getByRole("complementary", { name: "Group" });
		await this.stop("a group and its members", members);
		await press("Remove Ben");
		await press("Leave group");
		await this.stop("leaving a group", page.getByText("Leave this group?"));
		await press("Invite people");
		await press("Create link");
		await this.stop("an invite link", members.getByLabel(/^Link for/));
		await this.go(`/c/${place.group}?thread=${place.question}`);
		const panel = page.getByRole("complementary", { name: /^Thread/ });
		await this.stop("a thread", panel.getByText("I do", { exact: true }));
		await this.go(`/c/${place.group}?thread=all`);
		await this.stop("the threads that one follows", panel.getByRole("button", { name: /Who brings the bread/ }));
		await this.go(`/c/${place.group}?search`);
		const search = page.getByRole("complementary", { name: "Search messages" });
		await search.getByRole("combobox").fill("bread");
		await this.stop("a search beside a conversation", search.getByRole("option").first());
		await this.go(`/c/${place.group}`);
		await search.waitFor({ state: "detached" });
	}

	async dialogs(): Promise<void> {
		const { page } = this;
		await page.keyboard.press("Control+k");
		const palette = this.dialog("Jump to or do");
		await this.stop("the palette", palette.getByRole("option", { name: /New conversation/ }));
		await page.keyboard.type("nothing is called this");
		await this.visit("the palette finds nothing", palette, palette.getByText(/^Nothing found/).first());
		await page.keyboard.press("Control+/");
		await this.visit("the keyboard shortcuts", this.dialog("Keyboard shortcuts"));
		await page.keyboard.press("Control+Shift+F");
		const field = page.getByRole("combobox", { name: "Search messages" });
		await this.stop("the search", field);
		await field.fill("bread");
		await this.stop("what was found", page.getByRole("option").first());
		await field.fill("nothing says this");
		await this.stop("nothing was found", page.getByText(/^Nothing found/).first());
		await this.close();
	}

	async settings(): Promise<void> {
		const { page } = this;
		await page.keyboard.press("Control+,");
		const dialog = this.dialog("Settings");
		for (const section of ["Profile", "Appearance", "Notifications", "Privacy", "Devices", "Data"]) {
			await dialog.getByRole("navigation").getByRole("button", { name: section, exact: true }).press("Enter");
			if (section === "Devices") await dialog.getByText("This device", { exact: true }).waitFor();
			await this.stop(`settings: ${section}`, dialog.getByRole("region", { name: section }));
		}
		await this.close();
	}

	async edges(): Promise<void> {
		const { page, ann, place } = this;
		await this.go(`/share?text=${encodeURIComponent("https://example.com/ and more")}`);
		await this.visit("sharing", this.dialog("Share to which conversation?"));
		await this.go("/no/such/place");
		await this.stop("nothing at this address", page.getByRole("heading", { name: "There is nothing here" }));
		await this.go(`/c/${place.group}/99999`);
		await this.stop("no such message", page.getByText("There is no such message in this conversation."));
		await this.go(`/c/g_${"A".repeat(22)}`);
		await this.stop("a conversation that one is not in", page.getByText("You are not in this conversation."));
		await this.go(`/c/${place.direct}`);
		await ann.linkIs("live");
		await ann.context.setOffline(true);
		await ann.linkIs("offline");
		await ann.say("This waits");
		await this.stop("without a network", ann.message("This waits").first());
		await ann.context.setOffline(false);
		await ann.seesStatus("This waits", "sent");
		// Sent, and stored for all: the place is as the next tour finds it.
		await ask(ann, "GET", "/api/me");
	}
}
