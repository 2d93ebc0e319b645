import { me } from "../../test/view/support/fake-app.ts";
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
		app.notices.value = { permission: "denied", on: false, sound: true };
	});
}

/** Every section of the settings. */
export function settingsFamily() {
	return (
		<Family name="settings" title="Settings">
			<State of="Profile" size="wide">
				<Settings me={me} section="profile" onClose={nothing} />
			</State>
			<State of="Appearance" size="wide">
				<Settings me={me} section="appearance" onClose={nothing} />
			</State>
			<State of="Notifications, which the browser refuses" size="wide" app={signedIn()}>
				<Settings me={me} section="notices" onClose={nothing} />
			</State>
			<State of="Privacy" size="wide">
				<Settings me={{ ...me, settings: { hideRead: true, invisible: false } }} section="privacy" onClose={nothing} />
			</State>
			<State of="Devices" size="wide" app={signedIn()} play={(box) => found(box, ".device")}>
				<Settings me={me} section="devices" onClose={nothing} />
			</State>
			<State of="Data" size="wide">
				<Settings me={me} section="data" onClose={nothing} />
			</State>
		</Family>
	);
}
