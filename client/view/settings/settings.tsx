import type { ComponentType } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Me } from "../../../src/protocol/people.ts";
import { openPart, type SettingsSection } from "../../hooks/open-part.ts";
import { settingsWords } from "../../words/settings.ts";
import { Dialog } from "../parts/dialog.tsx";
import { DataIcon, DevicesIcon, EyeIcon, NoticesIcon, PaletteIcon, PersonIcon } from "../parts/more-icons.tsx";
import "../../styles/switch.css";
import "../../styles/settings.css";
import { AppearanceSettings } from "./appearance.tsx";
import { DataSettings } from "./data.tsx";
import { DeviceSettings } from "./devices.tsx";
import { NoticeSettings } from "./notices.tsx";
import { PrivacySettings } from "./privacy.tsx";
import { ProfileSettings } from "./profile.tsx";

const sections: readonly {
	name: SettingsSection;
	icon: ComponentType;
	draw: ComponentType<{ me: Me }>;
}[] = [
	{ name: "profile", icon: PersonIcon, draw: ProfileSettings },
	{ name: "appearance", icon: PaletteIcon, draw: AppearanceSettings },
	{ name: "notices", icon: NoticesIcon, draw: NoticeSettings },
	{ name: "privacy", icon: EyeIcon, draw: PrivacySettings },
	{ name: "devices", icon: DevicesIcon, draw: DeviceSettings },
	{ name: "data", icon: DataIcon, draw: DataSettings },
];

interface SettingsProps {
	me: Me;
	section: SettingsSection;
	onClose: () => void;
}

/** All that one can set, by section; each says what it does. */
export function Settings({ me, section, onClose }: SettingsProps) {
	const words = settingsWords();
	const current = sections.find(({ name }) => name === section);
	const heading = current === undefined ? words.title : words.sections[current.name];
	const body = useRef<HTMLElement>(null);
	const tab = useRef<HTMLButtonElement>(null);
	useEffect(() => {
		body.current?.scrollTo({ top: 0 });
		tab.current?.scrollIntoView({ block: "nearest", inline: "center" });
	}, [section]);
	useEffect(() => tab.current?.focus(), []);
	return (
		<Dialog title={words.title} onClose={onClose} wide>
			<div class="settings">
				<nav class="settings-sections" aria-label={words.title}>
					{sections.map(({ name, icon: Icon }) => (
						<button
							key={name}
							ref={name === section ? tab : undefined}
							type="button"
							class="settings-section"
							aria-current={name === section ? "true" : undefined}
							onClick={() => {
								openPart.value = { name: "settings", section: name };
							}}
						>
							<Icon />
							{words.sections[name]}
						</button>
					))}
				</nav>
				<section class="settings-body" ref={body} aria-label={heading}>
					{current !== undefined && <current.draw key={current.name} me={me} />}
				</section>
			</div>
		</Dialog>
	);
}
