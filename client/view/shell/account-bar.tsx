import type { Me } from "../../../src/protocol/entities.ts";
import { openPart } from "../../hooks/open-part.ts";
import { Avatar } from "../parts/avatar.tsx";
import { SettingsIcon } from "../parts/icons.tsx";

/** Who is signed in, and the way to the settings; for a guest, the way to stay. */
export function AccountBar({ me }: { me: Me }) {
	return (
		<footer class="account-bar">
			{me.isGuest && (
				<p class="guest-note">
					<span>You are a guest on this device.</span>
					<button type="button" class="button button-small" onClick={() => (openPart.value = { name: "keep" })}>
						Keep this account
					</button>
				</p>
			)}
			<div class="account-line">
				<button
					type="button"
					class="account-self"
					title="Your profile"
					onClick={() => (openPart.value = { name: "settings", section: "profile" })}
				>
					<Avatar id={me.id} name={me.name} size="small" />
					<span class="account-names">
						<span class="account-name" dir="auto">
							{me.name}
						</span>
						<span class="account-username">
							{me.isGuest ? "Guest" : me.username === null ? me.email : `@${me.username}`}
						</span>
					</span>
				</button>
				<button
					type="button"
					class="icon-button"
					aria-label="Settings"
					aria-keyshortcuts="Control+,"
					title="Settings (Ctrl ,)"
					onClick={() => (openPart.value = { name: "settings", section: "appearance" })}
				>
					<SettingsIcon />
				</button>
			</div>
		</footer>
	);
}
