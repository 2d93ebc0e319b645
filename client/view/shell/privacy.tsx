import { useEffect, useState } from "preact/hooks";
import type { Settings } from "../../../src/protocol/entities.ts";
import { useApp } from "../../hooks/app-context.ts";
import { Dialog } from "../parts/dialog.tsx";
import { Switch } from "../parts/switch.tsx";

const switches: readonly { name: keyof Settings; label: string; detail: string }[] = [
	{
		name: "hideRead",
		label: "Hide what I have read",
		detail: "Others see that a message reached you, but not that you read it, and you do not see what they have read.",
	},
	{
		name: "invisible",
		label: "Be invisible",
		detail: "Others do not see when you are online, when you were last here, or that you are typing.",
	},
];

/** What others may see of a person. Each switch is saved at once, and shows what the server holds. */
export function Privacy({ settings, onClose }: { settings: Settings; onClose: () => void }) {
	const app = useApp();
	const [saving, setSaving] = useState<{ name: keyof Settings; on: boolean } | null>(null);
	const [failure, setFailure] = useState<string | null>(null);
	const [saved, setSaved] = useState("");
	// Another device may have changed them since this page asked.
	useEffect(() => void app.refreshSession(), [app]);

	const change = async (name: keyof Settings, label: string) => {
		if (saving !== null) return;
		const on = !settings[name];
		setSaving({ name, on });
		setFailure(null);
		setSaved("");
		const result = await app.changeSettings({ [name]: on });
		setSaving(null);
		if (result.ok) setSaved(`${label}: ${on ? "on" : "off"}`);
		else setFailure(result.failure.detail);
	};

	return (
		<Dialog title="Privacy" onClose={onClose}>
			<div role="alert" class="form-failure-place">
				{failure !== null && <p class="form-failure">{failure}</p>}
			</div>
			{switches.map(({ name, label, detail }) => (
				<Switch
					key={name}
					label={label}
					detail={detail}
					on={saving?.name === name ? saving.on : settings[name]}
					busy={saving?.name === name}
					onChange={() => void change(name, label)}
				/>
			))}
			<p class="hidden-words" role="status">
				{saved}
			</p>
		</Dialog>
	);
}
