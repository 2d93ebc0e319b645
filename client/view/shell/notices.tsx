import { useState } from "preact/hooks";
import { useApp } from "../../hooks/app-context.ts";
import { Dialog } from "../parts/dialog.tsx";
import { Switch } from "../parts/switch.tsx";

/** Notifications and the sound on this device: what they do, whether they are on, and what to do where the browser says no. */
export function NoticesDialog({ onClose }: { onClose: () => void }) {
	const app = useApp();
	const { permission, on, sound } = app.notices.value;
	const [asked, setAsked] = useState(false);
	const isOn = on && permission === "granted";
	const set = async (wanted: boolean) => {
		await app.setNotices(wanted);
		setAsked(true);
	};
	return (
		<Dialog title="Notifications" onClose={onClose}>
			<p>
				While Parley is open, this device can tell you of new messages that you do not have on the screen. It leaves out
				conversations that you have muted.
			</p>
			<p role="status" data-notices={permission === "denied" ? "denied" : isOn ? "on" : "off"}>
				{permission === "unsupported"
					? "This browser has no notifications for web pages."
					: permission === "denied"
						? "Your browser does not let Parley show notifications. To change that, open the settings of this site, beside the address, and allow notifications."
						: isOn
							? "Notifications are on."
							: asked
								? "Notifications are off. Your browser has not allowed them."
								: "Notifications are off."}
			</p>
			{permission !== "denied" && permission !== "unsupported" && (
				<div class="dialog-actions">
					<button type="button" class="button button-primary" onClick={() => void set(!isOn)}>
						{isOn ? "Turn off notifications" : "Turn on notifications"}
					</button>
				</div>
			)}
			<Switch
				label="Sound"
				detail="A short, soft sound for a new message, with or without a notification."
				on={sound}
				onChange={() => app.setSound(!sound)}
			/>
		</Dialog>
	);
}
