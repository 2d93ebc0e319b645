/** Everything that the palette can do besides going somewhere. */
import type { ConversationSummary, Me } from "../../../src/protocol/entities.ts";
import { type Appearance, appearance, setAppearance } from "../../hooks/appearance.ts";
import { openPart, type Part, type SettingsSection } from "../../hooks/open-part.ts";
import { searchOpen } from "../../hooks/search-place.ts";
import { goTo } from "../../hooks/use-location.ts";
import type { App } from "../../store/app.ts";
import type { VerbResult } from "../../store/model.ts";
import { ComposeIcon, type IconComponent, MutedIcon, PeopleIcon, SearchIcon, SettingsIcon } from "../parts/icons.tsx";
import {
	ConversationIcon,
	DataIcon,
	DevicesIcon,
	EyeIcon,
	KeyboardIcon,
	NoticesIcon,
	PaletteIcon,
	PersonIcon,
	SignOutIcon,
} from "../parts/more-icons.tsx";
import type { Entry } from "./entries.ts";

interface Action {
	title: string;
	detail: string;
	icon: IconComponent;
	shortcut?: string;
	/** Whatever it opens takes the palette's place; otherwise the palette closes when it is done. */
	run(): Promise<VerbResult> | undefined;
}

const sections: readonly [SettingsSection, string, string, IconComponent][] = [
	["profile", "Profile", "Name, username", PersonIcon],
	["appearance", "Appearance", "Theme, colour, density, text size", PaletteIcon],
	["notices", "Notifications", "On this device", NoticesIcon],
	["privacy", "Privacy", "What others see of you", EyeIcon],
	["devices", "Devices", "Where you are signed in", DevicesIcon],
	["data", "Data", "Download, copy on this device", DataIcon],
];

const themes: readonly [Appearance["theme"], string][] = [
	["system", "System theme"],
	["light", "Light theme"],
	["dark", "Dark theme"],
	["contrast", "High contrast theme"],
];

/** Opens something in the palette's place. */
function opens(part: Part): () => undefined {
	return () => {
		openPart.value = part;
		return undefined;
	};
}

/** Does all of `acts`, and answers the first refusal. */
async function all(acts: readonly Promise<VerbResult>[]): Promise<VerbResult> {
	const results = await Promise.all(acts);
	return results.find((result) => !result.ok) ?? { ok: true, value: undefined };
}

function here(app: App, open: ConversationSummary, title: string): Action[] {
	const { id, muted } = open;
	return [
		{
			title: muted ? "Unmute this conversation" : "Mute this conversation",
			detail: title,
			icon: MutedIcon,
			run: () => app.setMuted(id, !muted),
		},
		{
			title: "Mark this conversation as unread",
			detail: title,
			icon: ConversationIcon,
			run: () => {
				// It would be read again at once.
				goTo("/");
				return app.markUnread(id);
			},
		},
		{
			title: "Search in this conversation",
			detail: title,
			icon: SearchIcon,
			run: () => {
				openPart.value = null;
				searchOpen.value = { inside: id };
				return undefined;
			},
		},
	];
}

/** The actions that make sense now. `open`: the conversation that is open, and what it is called. */
export function actionEntries(app: App, me: Me, open: { row: ConversationSummary; title: string } | null): Entry[] {
	const { conversations } = app.inbox.value;
	const unread = conversations.filter((row) => row.unread > 0 || row.markedUnread);
	const actions: Action[] = [
		{
			title: "New conversation",
			detail: "Find a person",
			icon: ComposeIcon,
			run: opens({ name: "new", group: false }),
		},
		{
			title: "New group",
			detail: "Several people and a title",
			icon: PeopleIcon,
			run: opens({ name: "new", group: true }),
		},
		{
			title: "Search messages",
			detail: "In all conversations",
			icon: SearchIcon,
			shortcut: "mod+shift+F",
			run: () => {
				openPart.value = null;
				searchOpen.value = { inside: null };
				return undefined;
			},
		},
		...(open === null ? [] : here(app, open.row, open.title)),
		...(unread.length === 0
			? []
			: [
					{
						title: "Mark all as read",
						detail: unread.length === 1 ? "1 conversation" : `${unread.length} conversations`,
						icon: ConversationIcon,
						run: () => all(unread.map(({ id }) => app.markRead(id))),
					},
				]),
		{
			title: "Settings",
			detail: "All of them",
			icon: SettingsIcon,
			shortcut: "Ctrl+,",
			run: opens({ name: "settings", section: "appearance" }),
		},
		{
			title: "Keyboard shortcuts",
			detail: "An overview",
			icon: KeyboardIcon,
			shortcut: "?",
			run: opens({ name: "shortcuts" }),
		},
		...themes
			.filter(([theme]) => theme !== appearance.value.theme)
			.map(([theme, title]) => ({
				title,
				detail: "On this device",
				icon: PaletteIcon,
				run: () => {
					setAppearance({ theme });
					return Promise.resolve<VerbResult>({ ok: true, value: undefined });
				},
			})),
		...sections.map(([section, title, detail, icon]) => ({
			title: `Settings: ${title}`,
			detail,
			icon,
			run: opens({ name: "settings", section }),
		})),
		...(me.isGuest
			? [
					{
						title: "Keep this account",
						detail: "A guest becomes an account",
						icon: PersonIcon,
						run: opens({ name: "keep" }),
					},
				]
			: []),
		{
			title: "Sign out",
			detail: me.isGuest ? "For good: a guest cannot come back" : "On this device",
			icon: SignOutIcon,
			run: me.isGuest ? opens({ name: "sign_out" }) : () => app.signOut(),
		},
	];
	return actions.map((action) => ({ ...action, id: `action-${action.title}`, kind: "action" as const }));
}
