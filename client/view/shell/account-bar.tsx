import type { Me } from "../../../src/protocol/entities.ts";
import { Avatar } from "../parts/avatar.tsx";
import { EyeIcon, SignOutIcon } from "../parts/more-icons.tsx";

interface AccountBarProps {
	me: Me;
	onKeep: () => void;
	onPrivacy: () => void;
	onSignOut: () => void;
}

/** Who is signed in; for a guest, the way to stay. */
export function AccountBar({ me, onKeep, onPrivacy, onSignOut }: AccountBarProps) {
	return (
		<footer class="account-bar">
			{me.isGuest && (
				<p class="guest-note">
					<span>You are a guest on this device.</span>
					<button type="button" class="button button-small" onClick={onKeep}>
						Keep this account
					</button>
				</p>
			)}
			<div class="account-line">
				<Avatar id={me.id} name={me.name} size="small" />
				<span class="account-names">
					<span class="account-name" dir="auto">
						{me.name}
					</span>
					<span class="account-username">
						{me.isGuest ? "Guest" : me.username === null ? me.email : `@${me.username}`}
					</span>
				</span>
				<button type="button" class="icon-button" aria-label="Privacy" title="Privacy" onClick={onPrivacy}>
					<EyeIcon />
				</button>
				<button type="button" class="icon-button" aria-label="Sign out" title="Sign out" onClick={onSignOut}>
					<SignOutIcon />
				</button>
			</div>
		</footer>
	);
}
