import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { appearance, choices, setAppearance, startAppearance } from "../../client/hooks/appearance.ts";
import { openPart } from "../../client/hooks/open-part.ts";
import { deviceName } from "../../client/view/settings/device-name.ts";
import { FakeApp, me, message, refused, said, summary } from "./support/fake-app.ts";
import {
	button,
	clear,
	click,
	doing,
	field,
	findButton,
	one,
	openApp,
	openSettings,
	press,
	submit,
	type,
} from "./support/page.tsx";

let app: FakeApp;
const dialog = () => one("dialog");
const status = () => one('dialog [role="status"]').textContent;

beforeEach(async () => {
	app = new FakeApp();
	await openApp(app);
});
afterEach(async () => {
	await clear();
	setAppearance({ theme: "system", accent: "teal", density: "comfortable", size: "normal", motion: "system" });
	vi.restoreAllMocks();
});

describe("the settings", () => {
	test("open at the profile from one's own name, and a section leads to another", async () => {
		await click(one(".account-self"));
		await openSettings("Privacy");
		expect(dialog().querySelector('[aria-current="true"]')?.textContent).toBe("Privacy");
		await click(button("Data"));
		expect(dialog().querySelector('[aria-current="true"]')?.textContent).toBe("Data");
		await click(button("Close"));
		expect(document.querySelector("dialog")).toBeNull();
		expect(openPart.value).toBeNull();
	});
});

describe("the profile", () => {
	beforeEach(() => openSettings("Profile"));

	test("ID9 saves what was changed and no more, and says so", async () => {
		await type(field("Name"), "  Ada King ");
		await submit(field("Name"));
		expect(app.calls).toContainEqual(["changeNames", { name: "Ada King" }]);
		expect(status()).toContain("Saved");
		await type(field("Username"), "countess");
		await submit(field("Name"));
		expect(app.calls.at(-1)).toEqual(["changeNames", { username: "countess" }]);
	});

	test("ID9 says what is wrong at the field, before and after asking", async () => {
		await type(field("Name"), " ");
		await submit(field("Name"));
		expect(app.calls).toEqual([]);
		expect(field("Name").getAttribute("aria-invalid")).toBe("true");
		app.answer = refused("This username is taken.", "username");
		await type(field("Name"), "Ada");
		await type(field("Username"), "taken");
		await submit(field("Name"));
		expect(document.getElementById(field("Username").getAttribute("aria-describedby") ?? "")?.textContent).toBe(
			"This username is taken.",
		);
		expect(document.activeElement).toBe(field("Username"));
	});

	test("ID9 a guest has no username to change, and is offered to stay", async () => {
		await clear();
		app.session.value = { name: "signed_in", me: { ...me, username: null, email: null, isGuest: true } };
		await openApp(app);
		await openSettings("Profile");
		expect(() => field("Username")).toThrow();
		await type(field("Name"), "Gus");
		await submit(field("Name"));
		expect(app.calls).toContainEqual(["changeNames", { name: "Gus" }]);
		await click(dialog().querySelector(".settings-actions .button-primary") ?? dialog());
		expect(openPart.value).toEqual({ name: "keep" });
	});
});

describe("the appearance", () => {
	const root = document.documentElement;
	const choose = async (value: string) => {
		const radio = one<HTMLInputElement>(`dialog input[value="${value}"]`);
		radio.checked = true;
		await click(radio);
		radio.dispatchEvent(new Event("change", { bubbles: true }));
	};

	test("each choice shows at once as an attribute of the root, and is kept", async () => {
		await openSettings("Appearance");
		for (const value of ["dark", "violet", "compact", "larger"]) await choose(value);
		await click(one('dialog [role="switch"]'));
		expect({ ...root.dataset }).toMatchObject({
			theme: "dark",
			accent: "violet",
			density: "compact",
			size: "larger",
			motion: "less",
		});
		expect(JSON.parse(localStorage.getItem("parley.appearance") ?? "")).toEqual(appearance.value);
		await choose("system");
		expect(root.dataset.theme).toBeUndefined();
	});

	test("another tab's choice holds here; what is broken or unknown counts as none", () => {
		startAppearance();
		const told = (value: string) => {
			localStorage.setItem("parley.appearance", value);
			window.dispatchEvent(new StorageEvent("storage", { key: "parley.appearance" }));
		};
		told(JSON.stringify({ theme: "light", accent: "mauve", size: 3 }));
		expect(appearance.value).toEqual({
			theme: "light",
			keys: "all",
			accent: "teal",
			density: "comfortable",
			size: "normal",
			motion: "system",
		});
		expect(root.dataset.theme).toBe("light");
		for (const broken of ["{", "null", '"x"', "[]"]) {
			told(broken);
			expect(appearance.value.theme).toBe("system");
			expect(root.dataset.theme).toBeUndefined();
		}
	});

	test("storage that is blocked keeps nothing and breaks nothing", () => {
		vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
			throw new Error("blocked");
		});
		setAppearance({ theme: "dark" });
		expect(root.dataset.theme).toBe("dark");
		expect(choices.theme).toContain("contrast");
	});
});

describe("the devices", () => {
	const session = (id: string, more: object = {}) => ({
		...{ id, current: false, createdAt: 0, usedAt: Date.now(), userAgent: null },
		...more,
	});

	beforeEach(async () => {
		app.sessions = [
			session("here", {
				current: true,
				userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
			}),
			session("phone", {
				userAgent: "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1",
			}),
			session("program", { userAgent: "curl/8.0", usedAt: Date.now() - 3 * 86_400_000 }),
		];
		await openSettings("Devices");
	});

	test("ID10 are named in words, and this one cannot sign itself out there", () => {
		const names = [...document.querySelectorAll(".device-name")].map((each) => each.textContent);
		expect(names).toEqual(["Firefox on Linux", "Safari on iPhone", "curl"]);
		expect(one('[data-session="current"]').textContent).toContain("This device");
		expect(one('[data-session="current"]').querySelector("button")).toBeNull();
		expect(dialog().textContent).toContain("Last used about 3 days ago");
	});

	test("ID10 one is signed out, then all others; the focus stays in the dialog", async () => {
		await click(button("Sign out Safari on iPhone"));
		expect(app.calls).toContainEqual(["endSession", "phone"]);
		expect(findButton("Sign out Safari on iPhone")).toBeNull();
		expect(status()).toBe("Safari on iPhone is signed out.");
		expect(dialog().contains(document.activeElement)).toBe(true);
		await click(button("Sign out all others"));
		expect(app.calls.at(-1)).toEqual(["endOtherSessions"]);
		expect(findButton("Sign out all others")).toBeNull();
		expect(dialog().textContent).toContain("You are signed in nowhere else.");
	});

	test("ID10 a refusal is said, and the list stays", async () => {
		app.endSession = async () => refused("You seem to be offline.");
		await click(button("Sign out curl"));
		expect(one('dialog [role="alert"]').textContent).toBe("You seem to be offline.");
		expect(document.querySelectorAll(".device")).toHaveLength(3);
	});

	test.each([
		["Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge on Windows"],
		["Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile Safari/537.36", "Chrome on Android"],
		["Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) Version/18.0 Safari/605.1.15", "Safari on macOS"],
		["Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) CriOS/140.0 Safari/604.1", "Chrome on iPad"],
		["", "Unknown device"],
		[null, "Unknown device"],
		["<script>", "Unknown device"],
	])("%j is %s", (userAgent, name) => {
		expect(deviceName(userAgent)).toBe(name);
	});
});

describe("the data", () => {
	let saved: { name: string; text: string }[];

	beforeEach(async () => {
		saved = [];
		const blobs = new Map<string, Blob>();
		vi.spyOn(URL, "createObjectURL").mockImplementation((blob) => {
			blobs.set(`blob:${blobs.size}`, blob as Blob);
			return `blob:${blobs.size - 1}`;
		});
		vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
			void blobs
				.get(this.href)
				?.text()
				.then((text) => saved.push({ name: this.download, text }));
		});
		app.inbox.value = {
			loaded: true,
			conversations: [summary("c"), summary("d", { kind: "group", title: "A/B: tea" })],
		};
		await openSettings("Data");
	});

	const page = (first: number, last: number, hasMore: boolean) => ({
		ok: true as const,
		value: {
			events: Array.from({ length: last - first + 1 }, (_, index) => said("d", message(first + index, "bob", "x"))),
			hasMore,
			prev: "",
		},
	});

	test("a conversation is read page by page and saved in order", async () => {
		app.pages = [page(4, 5, true), page(1, 3, false)];
		const select = one<HTMLSelectElement>("dialog select");
		await doing(() => {
			select.value = "d";
			select.dispatchEvent(new Event("change", { bubbles: true }));
		});
		await click(button("Download"));
		await vi.waitFor(() => expect(saved).toHaveLength(1));
		expect(app.calls.filter(([verb]) => verb === "readLog")).toEqual([
			["readLog", "d", 999_999_999_999_999],
			["readLog", "d", 4],
		]);
		const file = JSON.parse(saved[0]?.text ?? "");
		expect(saved[0]?.name).toBe("parley-A-B-tea.json");
		expect(file.events.map((event: { message: { seq: number } }) => event.message.seq)).toEqual([1, 2, 3, 4, 5]);
		expect(file.conversation).toMatchObject({ id: "d", title: "A/B: tea" });
		expect(status()).toBe("Saved: 5 events.");
	});

	test("a page that cannot be had saves nothing, and says why", async () => {
		app.pages = [page(4, 5, true), refused("You seem to be offline.")];
		await click(button("Download"));
		expect(status()).toBe("Nothing was saved. You seem to be offline.");
		expect(saved).toEqual([]);
	});

	test("the copy is deleted only after a second click, and can be kept", async () => {
		const reload = vi.spyOn(location, "reload").mockImplementation(() => {});
		await click(button("Delete the copy"));
		await click(button("Keep it"));
		expect(app.calls).toEqual([]);
		await click(button("Delete the copy"));
		await click(button("Delete and reload"));
		expect(app.calls).toEqual([["forgetCopy"]]);
		expect(reload).toHaveBeenCalledOnce();
		await press("Escape");
	});
});
