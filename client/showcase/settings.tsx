import { me } from "../../test/view/support/fake-app.ts";
import { DataSettings } from "../view/settings/data.tsx";
import { DeviceSettings } from "../view/settings/devices.tsx";
import { NoticeSettings } from "../view/settings/notices.tsx";
import { PrivacySettings } from "../view/settings/privacy.tsx";
import { ProfileSettings } from "../view/settings/profile.tsx";
import { Settings } from "../view/settings/settings.tsx";
import { day, exampleApp, hour } from "./data.ts";
import { found } from "./play.ts";
import { Family, State } from "./stage.tsx";
import { now } from "./surroundings.ts";

const nothing = () => {};
const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
const phone =
	"Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36";

function signedIn() {
	return exampleApp((app) => {
		app.sessions = [
			{ id: "one", current: true, createdAt: now - day, usedAt: now, userAgent: firefox },
			{ id: "two", current: false, createdAt: now - 30 * day, usedAt: now - 9 * day, userAgent: phone },
			{ id: "three", current: false, createdAt: now - 90 * day, usedAt: now - 5 * hour, userAgent: null },
		];
		app.notices.value = { permission: "denied", on: false, sound: true, pausedUntil: null };
	});
}

/** The settings as a whole, and every section of them. */
export function settingsFamily() {
	return (
		<Family name="settings" title="Settings">
			<State of="All of it, at appearance" size="wide">
				<Settings me={me} section="appearance" onClose={nothing} />
			</State>
			<State of="Profile">
				<section class="settings-body">
					<ProfileSettings me={me} />
				</section>
			</State>
			<State of="Devices" app={signedIn()} play={(box) => found(box, ".device")}>
				<section class="settings-body">
					<DeviceSettings />
				</section>
			</State>
			<State of="Notifications, which the browser refuses" app={signedIn()}>
				<section class="settings-body">
					<NoticeSettings />
				</section>
			</State>
			<State of="Privacy: hidden, not hidden">
				<section class="settings-body">
					<PrivacySettings me={{ ...me, settings: { hideRead: true, invisible: false } }} />
				</section>
			</State>
			<State of="Data">
				<section class="settings-body">
					<DataSettings me={me} />
				</section>
			</State>
		</Family>
	);
}
