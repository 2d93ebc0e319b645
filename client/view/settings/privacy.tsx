import { useEffect, useState } from "preact/hooks";
import type { Me, Settings } from "../../../src/protocol/people.ts";
import { useApp } from "../../hooks/app-context.ts";
import { settingsWords } from "../../words/settings.ts";
import { FormFailure } from "../parts/field.tsx";
import { Switch } from "../parts/switch.tsx";

const switches: readonly (keyof Settings)[] = ["hideRead", "invisible"];

/** What others may see of a person. Each switch is saved at once, and shows what the server holds. */
export function PrivacySettings({ me: { settings } }: { me: Me }) {
	const app = useApp();
	const words = settingsWords().privacy;
	const [saving, setSaving] = useState<{ name: keyof Settings; on: boolean } | null>(null);
	const [failure, setFailure] = useState<string | null>(null);
	const [saved, setSaved] = useState("");
	// Another device may have changed them since this page asked.
	useEffect(() => void app.refreshSession(), [app]);

	const change = async (name: keyof Settings) => {
		if (saving !== null) return;
		const on = !settings[name];
		setSaving({ name, on });
		setFailure(null);
		setSaved("");
		const result = await app.changeSettings({ [name]: on });
		setSaving(null);
		if (result.ok) setSaved((on ? words.turnedOn : words.turnedOff)(words[name].label));
		else setFailure(result.failure.detail);
	};

	return (
		<>
			<p class="settings-lead">{words.lead}</p>
			<FormFailure>{failure}</FormFailure>
			{switches.map((name) => (
				<Switch
					key={name}
					label={words[name].label}
					detail={words[name].detail}
					on={saving?.name === name ? saving.on : settings[name]}
					busy={saving?.name === name}
					onChange={() => void change(name)}
				/>
			))}
			<p class="hidden-words" role="status">
				{saved}
			</p>
		</>
	);
}
