import type { Me } from "../../../src/protocol/entities.ts";
import { useApp } from "../../hooks/app-context.ts";
import { Dialog } from "../parts/dialog.tsx";
import { AccountForm } from "../welcome/account-form.tsx";

/** Turns a guest into an account. Everything stays: the person, the conversations, the messages. */
export function KeepAccount({ me, onClose }: { me: Me; onClose: () => void }) {
	const app = useApp();
	return (
		<Dialog title="Keep this account" onClose={onClose}>
			<p class="dialog-lead">Your conversations stay as they are, and you can sign in from anywhere.</p>
			<AccountForm
				name={me.name}
				takesFocus
				button="Keep account"
				submit={async (form) => {
					const result = await app.keepAccount(form);
					if (result.ok) onClose();
					return result;
				}}
			/>
		</Dialog>
	);
}
