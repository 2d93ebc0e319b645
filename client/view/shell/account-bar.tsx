import type { ComponentChildren } from "preact";
import type { Me } from "../../../src/protocol/people.ts";
import { useApp } from "../../hooks/app-context.ts";
import { openPart } from "../../hooks/open-part.ts";
import { shellWords } from "../../words/shell.ts";
import { Avatar } from "../parts/avatar.tsx";
import { MutedIcon, SettingsIcon } from "../parts/icons.tsx";

/** Who is signed in, and the way to the settings; for a guest, the way to stay. `children`: what else stands last in the column. */
export function AccountBar({ me, children }: { me: Me; children?: ComponentChildren }) {
	const words = shellWords();
	return (
		<footer class="account-bar">
			{me.isGuest && (
				<p class="guest-note">
					<span>{words.guestNote}</span>
					<button type="button" class="button button-small" onClick={() => (openPart.value = { name: "keep" })}>
						{words.keepAccount}
					</button>
				</p>
			)}
			<div class="account-line">
				<button
					type="button"
					class="account-self"
					title={words.profile}
					onClick={() => (openPart.value = { name: "settings", section: "profile" })}
				>
					<Avatar id={me.id} name={me.name} size="small" />
					<span class="account-names">
						<span class="account-name" dir="auto">
							{me.name}
						</span>
						<span class="account-username">
							{me.isGuest ? words.guest : me.username === null ? me.email : `@${me.username}`}
						</span>
					</span>
				</button>
				<Paused />
				<button
					type="button"
					class="icon-button"
					aria-label={words.settings}
					aria-keyshortcuts="Control+,"
					title={words.settingsKeys}
					onClick={() => (openPart.value = { name: "settings", section: "appearance" })}
				>
					<SettingsIcon />
				</button>
			</div>
			{children}
		</footer>
	);
}

/** So that nobody wonders why nothing is heard. */
function Paused() {
	if (useApp().notices.value.pausedUntil === null) return null;
	const { noticesPaused } = shellWords();
	return (
		<button
			type="button"
			class="icon-button"
			aria-label={noticesPaused}
			title={noticesPaused}
			onClick={() => (openPart.value = { name: "settings", section: "notices" })}
		>
			<MutedIcon size={20} />
		</button>
	);
}
