import type { Me } from "../../../src/protocol/people.ts";
import { useApp } from "../../hooks/app-context.ts";
import { accountWords } from "../../words/account.ts";
import { Dialog } from "../parts/dialog.tsx";
import { AccountForm } from "../welcome/account-form.tsx";

/** Turns a guest into an account. Everything stays: the person, the conversations, the messages. */
export function KeepAccount({ me, onClose }: { me: Me; onClose: () => void }) {
	const app = useApp();
	const { keep } = accountWords();
	return (
		<Dialog title={keep.title} onClose={onClose}>
			<p class="dialog-lead">{keep.lead}</p>
			<AccountForm
				name={me.name}
				takesFocus
				button={keep.button}
				submit={async (form) => {
					const result = await app.keepAccount(form);
					if (result.ok) onClose();
					return result;
				}}
			/>
		</Dialog>
	);
}
