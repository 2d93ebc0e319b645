import { useState } from "preact/hooks";
import { useApp } from "../../hooks/app-context.ts";
import { settingsWords } from "../../words/settings.ts";
import { Switch } from "../parts/switch.tsx";
import { PauseNotices } from "./pause.tsx";

/** Notifications and the sound on this device: what they do, whether they are on, and what to do where the browser says no. */
export function NoticeSettings() {
	const app = useApp();
	const words = settingsWords().notices;
	const { permission, on, sound } = app.notices.value;
	const [asked, setAsked] = useState(false);
	const isOn = on && permission === "granted";
	const isPossible = permission !== "denied" && permission !== "unsupported";
	const set = async (wanted: boolean) => {
		await app.setNotices(wanted);
		setAsked(true);
	};
	return (
		<>
			<p class="settings-lead">{words.lead}</p>
			{isPossible && <Switch label={words.label} detail={words.detail} on={isOn} onChange={() => void set(!isOn)} />}
			<p
				class={isPossible ? "settings-note" : "note"}
				role="status"
				data-notices={permission === "denied" ? "denied" : isOn ? "on" : "off"}
			>
				{permission === "unsupported"
					? words.unsupported
					: permission === "denied"
						? words.denied
						: isOn
							? words.on
							: asked
								? words.notAllowed
								: words.off}
			</p>
			<Switch label={words.sound.label} detail={words.sound.detail} on={sound} onChange={() => app.setSound(!sound)} />
			<PauseNotices />
		</>
	);
}
