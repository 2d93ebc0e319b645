import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { openPart } from "../../client/hooks/open-part.ts";
import { InvitePage } from "../../client/view/invite/invite-page.tsx";
import { ShareDialog } from "../../client/view/share/share-dialog.tsx";
import { BrokenConversation } from "../../client/view/shell/nothing-open.tsx";
import { account as arabicAccount } from "../../client/words/ar/account.ts";
import { invite as arabicInvite } from "../../client/words/ar/invite.ts";
import { share as arabicShare } from "../../client/words/ar/share.ts";
import { shell as arabicShell } from "../../client/words/ar/shell.ts";
import { welcome as arabicWelcome } from "../../client/words/ar/welcome.ts";
import { account as germanAccount } from "../../client/words/de/account.ts";
import { invite as germanInvite } from "../../client/words/de/invite.ts";
import { share as germanShare } from "../../client/words/de/share.ts";
import { shell as germanShell } from "../../client/words/de/shell.ts";
import { welcome as germanWelcome } from "../../client/words/de/welcome.ts";
import { account } from "../../client/words/en/account.ts";
import { invite } from "../../client/words/en/invite.ts";
import { share } from "../../client/words/en/share.ts";
import { shell } from "../../client/words/en/shell.ts";
import { welcome } from "../../client/words/en/welcome.ts";
import { languages } from "../../client/words/languages.ts";
import { startWords } from "../../client/words/page.ts";
import { problemWords } from "../../client/words/shell.ts";
import { chooseLanguage, wordsReady } from "../../client/words/words.ts";
import { FakeApp, me, message, summary } from "../view/support/fake-app.ts";
import { button, clear, click, doing, drawIn, one, openApp, openSettings } from "../view/support/page.tsx";

const english = [shell, account, welcome, invite, share];
const others = {
	de: [germanShell, germanAccount, germanWelcome, germanInvite, germanShare],
	ar: [arabicShell, arabicAccount, arabicWelcome, arabicInvite, arabicShare],
};

beforeAll(startWords);
beforeEach(() => localStorage.clear());
afterEach(async () => {
	openPart.value = null;
	await clear();
	await chooseLanguage(null);
});

/** Every text of a catalogue; where something varies in it, with the number 3. */
function textsIn(words: unknown): string[] {
	if (typeof words === "string") return [words];
	if (typeof words === "function") return words.length === 2 ? [] : [String(words(3))];
	return Object.values(words as object).flatMap(textsIn);
}

/** What is read and read out in the page. */
function shown(): string[] {
	const texts: string[] = [document.title];
	const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	while (walker.nextNode()) texts.push(walker.currentNode.nodeValue ?? "");
	for (const element of document.querySelectorAll("*")) {
		for (const name of ["aria-label", "title", "placeholder", "alt"]) texts.push(element.getAttribute(name) ?? "");
	}
	return texts.map((text) => text.trim()).filter((text) => text !== "");
}

function crowdedApp(): FakeApp {
	const app = new FakeApp();
	app.session.value = { name: "signed_in", me: { ...me, isGuest: true, username: null, email: null } };
	const threads = { unread: 3, mentions: 3, newest: null };
	app.inbox.value = {
		loaded: true,
		conversations: [
			summary("a", { unread: 3, mentions: 3, muted: true, lastMessage: message(1, "me", "1"), threads }),
			summary("b", { markedUnread: true, lastMessage: null, threads: { ...threads, mentions: 0 } }),
			summary("d", {
				lastMessage: message(1, "bob", "", 1_000, { deleted: { seq: 2, at: 1, actor: "bob" } }),
			}),
		],
	};
	app.newVersion.value = true;
	return app;
}

/** Goes to all of these places, and looks at each. */
async function seenEverywhere(): Promise<Set<string>> {
	const seen = new Set<string>();
	const look = () => {
		for (const text of shown()) seen.add(text);
	};
	const app = crowdedApp();
	await openApp(app);
	look();
	await click(one(".row-options"));
	look();
	await doing(() => {
		openPart.value = { name: "sign_out" };
	});
	look();
	for (const loaded of [true, false]) {
		await doing(() => {
			app.inbox.value = { loaded, conversations: [] };
		});
		look();
	}
	await openApp(app, "/nowhere/at/all");
	look();
	for (const name of ["loading", "unreachable", "signed_out"] as const) {
		app.session.value = { name };
		await openApp(app);
		await doing(wordsReady);
		look();
	}
	for (const way of [1, 0]) {
		await click([...document.querySelectorAll<HTMLElement>(".welcome-ways button")][way] ?? document.body);
		look();
		await doing(() => one("form").dispatchEvent(new Event("submit", { bubbles: true, cancelable: true })));
		look();
	}
	await drawIn(<InvitePage code="g.code" />, app);
	look();
	await drawIn(<BrokenConversation onRetry={() => {}} />);
	look();
	await drawIn(<ShareDialog self="me" />);
	look();
	return seen;
}

test.each(["de", "ar"] as const)("drawn in %s, no English text of the catalogues is left", async (language) => {
	await chooseLanguage(language);
	const seen = await seenEverywhere();
	const own = new Set(others[language].flatMap(textsIn).map((text) => text.trim()));
	const foreign = english.flatMap(textsIn).map((text) => text.trim());
	const left = foreign.filter((text) => seen.has(text) && !own.has(text));
	expect(left).toEqual([]);
	// So that this does not hold because nothing was drawn.
	expect([...seen].filter((text) => own.has(text)).length).toBeGreaterThan(70);
});

test("drawn in English, all of it is from the catalogues", async () => {
	const seen = await seenEverywhere();
	const foreign = new Set(english.flatMap(textsIn).map((text) => text.trim()));
	expect([...seen].filter((text) => foreign.has(text)).length).toBeGreaterThan(70);
});

test("what is drawn follows another choice at once, with its dates, and a memoised row too", async () => {
	await openApp(crowdedApp());
	expect(one("nav li").textContent).toContain("3 unread messages");
	await doing(() => chooseLanguage("ar"));
	expect(document.documentElement.dir).toBe("rtl");
	expect(button(arabicShell.settings)).toBeDefined();
	expect(one("nav li").textContent).toContain(arabicShell.row.unread(3));
	await doing(() => chooseLanguage("de"));
	expect(one("nav li").textContent).toContain("3 ungelesene Nachrichten");
	expect(document.documentElement.dir).toBe("ltr");
});

test("ER1 a refusal is said by its code; in English, and where the code is not known, as the server says it", async () => {
	expect(problemWords("too_late", "Only for 15 minutes.")).toBe("Only for 15 minutes.");
	await chooseLanguage("de");
	expect(problemWords("too_late", "Only for 15 minutes.")).toBe("Diese Nachricht kann nicht mehr bearbeitet werden.");
	expect(problemWords("not_known_yet", "Something new.")).toBe("Something new.");
	expect(problemWords("toString", "Something new.")).toBe("Something new.");
});

test("a language is chosen in the settings, each by its own name", async () => {
	await openApp(crowdedApp());
	await openSettings("Appearance");
	const options = () => [...document.querySelectorAll<HTMLLabelElement>(".choice-language label")];
	expect(options().map((option) => option.textContent)).toEqual([
		"As the browser asks for",
		...Object.values(languages),
	]);
	const french = options().find((option) => option.textContent === "Français")?.control;
	await doing(() => french?.click());
	await doing(() => vi.waitFor(() => expect(document.documentElement.lang).toBe("fr")));
	expect(options()[0]?.textContent).toBe("Celle du navigateur");
	expect(localStorage.getItem("parley.language")).toBe("fr");
});
