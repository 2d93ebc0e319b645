import { useState } from "preact/hooks";
import { useApp } from "../../hooks/app-context.ts";
import { Switch } from "../parts/switch.tsx";

const unsupported = "This browser has no notifications for web pages.";
const denied =
	"Your browser does not let Parley show notifications. To change that, open the settings of this site, beside the address, and allow notifications.";

/** Notifications and the sound on this device: what they do, whether they are on, and what to do where the browser says no. */
export function NoticeSettings() {
	const app = useApp();
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
			<p class="settings-lead">
				While Parley is open, this device can tell you of new messages that you do not have on the screen. Conversations
				that you have muted are left out, unless somebody mentions you.
			</p>
			{isPossible && (
				<Switch
					label="Notifications on this device"
					detail="They say who wrote and how the message begins. A click opens it."
					on={isOn}
					onChange={() => void set(!isOn)}
				/>
			)}
			<p
				class={isPossible ? "settings-note" : "note"}
				role="status"
				data-notices={permission === "denied" ? "denied" : isOn ? "on" : "off"}
			>
				{permission === "unsupported"
					? unsupported
					: permission === "denied"
						? denied
						: isOn
							? "Notifications are on."
							: asked
								? "Notifications are off. Your browser has not allowed them."
								: "Notifications are off."}
			</p>
			<Switch
				label="Sound"
				detail="A short, soft sound for a new message or a reminder, with notifications or without."
				on={sound}
				onChange={() => app.setSound(!sound)}
			/>
		</>
	);
}
