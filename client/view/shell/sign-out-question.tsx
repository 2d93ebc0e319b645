import { useApp } from "../../hooks/app-context.ts";
import { openPart } from "../../hooks/open-part.ts";
import { Dialog } from "../parts/dialog.tsx";

/** A guest cannot come back after signing out, so that is said first. */
export function SignOutQuestion({ onClose }: { onClose: () => void }) {
	const app = useApp();
	return (
		<Dialog title="Leave for good?" onClose={onClose} question>
			<p>A guest has no password to sign in with. If you sign out now, you cannot come back to these conversations.</p>
			<div class="dialog-actions">
				<button type="button" class="button button-danger" onClick={() => void app.signOut()}>
					Sign out anyway
				</button>
				<button type="button" class="button button-primary" onClick={() => (openPart.value = { name: "keep" })}>
					Keep this account
				</button>
			</div>
		</Dialog>
	);
}
