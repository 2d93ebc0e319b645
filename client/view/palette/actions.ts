/** Everything that the palette can do besides going somewhere. */
import type { ConversationSummary } from "../../../src/protocol/entities.ts";
import type { Me } from "../../../src/protocol/people.ts";
import { appearance, choices, setAppearance } from "../../hooks/appearance.ts";
import { openPart, type Part, type SettingsSection } from "../../hooks/open-part.ts";
import { searchOpen } from "../../hooks/search-place.ts";
import { goTo } from "../../hooks/use-location.ts";
import type { App } from "../../store/app.ts";
import type { VerbResult } from "../../store/model.ts";
import { paletteWords } from "../../words/palette.ts";
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
	/** Its own among all actions. */
	name: string;
	title: string;
	detail: string;
	icon: IconComponent;
	shortcut?: string;
	/** Whatever it opens takes the palette's place; otherwise the palette closes when it is done. */
	run(): Promise<VerbResult> | undefined;
}

const sections: readonly [SettingsSection, IconComponent][] = [
	["profile", PersonIcon],
	["appearance", PaletteIcon],
	["notices", NoticesIcon],
	["privacy", EyeIcon],
	["devices", DevicesIcon],
	["data", DataIcon],
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
	const words = paletteWords().actions;
	const { id, muted } = open;
	return [
		{
			name: "mute",
			title: muted ? words.unmute : words.mute,
			detail: title,
			icon: MutedIcon,
			run: () => app.setMuted(id, !muted),
		},
		{
			name: "mark-unread",
			title: words.markUnread,
			detail: title,
			icon: ConversationIcon,
			run: () => {
				// It would be read again at once.
				goTo("/");
				return app.markUnread(id);
			},
		},
		{
			name: "search-here",
			title: words.searchHere,
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
	const words = paletteWords();
	const { newConversation, newGroup, search, markAllRead, settings, shortcuts, keep, signOut } = words.actions;
	const { conversations } = app.inbox.value;
	const unread = conversations.filter((row) => row.unread > 0 || row.markedUnread);
	const actions: Action[] = [
		{ name: "new", ...newConversation, icon: ComposeIcon, run: opens({ name: "new", group: false }) },
		{ name: "new-group", ...newGroup, icon: PeopleIcon, run: opens({ name: "new", group: true }) },
		{
			name: "search",
			...search,
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
						name: "mark-all-read",
						title: markAllRead.title,
						detail: markAllRead.detail(unread.length),
						icon: ConversationIcon,
						run: () => all(unread.map(({ id }) => app.markRead(id))),
					},
				]),
		{
			name: "settings",
			...settings,
			icon: SettingsIcon,
			shortcut: "Ctrl+,",
			run: opens({ name: "settings", section: "appearance" }),
		},
		{ name: "shortcuts", ...shortcuts, icon: KeyboardIcon, shortcut: "?", run: opens({ name: "shortcuts" }) },
		...choices.theme
			.filter((theme) => theme !== appearance.value.theme)
			.map((theme) => ({
				name: `theme-${theme}`,
				title: words.themes[theme],
				detail: words.themeDetail,
				icon: PaletteIcon,
				run: () => {
					setAppearance({ theme });
					return Promise.resolve<VerbResult>({ ok: true, value: undefined });
				},
			})),
		...sections.map(([section, icon]) => ({
			name: `settings-${section}`,
			...words.sections[section],
			icon,
			run: opens({ name: "settings", section }),
		})),
		...(me.isGuest ? [{ name: "keep", ...keep, icon: PersonIcon, run: opens({ name: "keep" }) }] : []),
		{
			name: "sign-out",
			title: signOut.title,
			detail: me.isGuest ? signOut.detailForGuest : signOut.detail,
			icon: SignOutIcon,
			run: me.isGuest ? opens({ name: "sign_out" }) : () => app.signOut(),
		},
	];
	return actions.map(({ name, ...action }) => ({ ...action, id: `action-${name}`, kind: "action" as const }));
}
