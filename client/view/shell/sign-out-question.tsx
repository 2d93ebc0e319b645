import { useApp } from "../../hooks/app-context.ts";
import { openPart } from "../../hooks/open-part.ts";
import { shellWords } from "../../words/shell.ts";
import { Dialog } from "../parts/dialog.tsx";

/** A guest cannot come back after signing out, so that is said first. */
export function SignOutQuestion({ onClose }: { onClose: () => void }) {
	const app = useApp();
	const { leaving, keepAccount } = shellWords();
	return (
		<Dialog title={leaving.title} onClose={onClose} question>
			<p>{leaving.text}</p>
			<div class="dialog-actions">
				<button type="button" class="button button-danger" onClick={() => void app.signOut()}>
					{leaving.signOut}
				</button>
				<button type="button" class="button button-primary" onClick={() => (openPart.value = { name: "keep" })}>
					{keepAccount}
				</button>
			</div>
		</Dialog>
	);
}
