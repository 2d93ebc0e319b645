import { useEffect, useRef, useState } from "preact/hooks";
import type { Session } from "../../../src/protocol/people.ts";
import { useApp } from "../../hooks/app-context.ts";
import type { VerbResult } from "../../store/model.ts";
import { settingsWords } from "../../words/settings.ts";
import { FormFailure } from "../parts/field.tsx";
import { fullTime } from "../parts/times.ts";
import { deviceName } from "./device-name.ts";

const day = 24 * 60 * 60 * 1_000;

/** When a session was last used, which is known to a day. */
function usedWords(usedAt: number, now: number): string {
	const days = Math.floor((now - usedAt) / day);
	const words = settingsWords().devices;
	return days < 1 ? words.usedLately : words.used(days);
}

/** Where one is signed in, and the way to end that. */
export function DeviceSettings() {
	const app = useApp();
	const words = settingsWords().devices;
	const heading = useRef<HTMLHeadingElement>(null);
	const [sessions, setSessions] = useState<readonly Session[] | null>(null);
	const [failure, setFailure] = useState<string | null>(null);
	const [said, setSaid] = useState("");
	const [busy, setBusy] = useState(false);

	const load = async () => {
		const result = await app.listSessions();
		if (result.ok) setSessions(result.value);
		else setFailure(result.failure.detail);
	};
	useEffect(() => void load(), [app]);

	const end = async (ask: () => Promise<VerbResult>, done: string) => {
		if (busy) return;
		setBusy(true);
		setFailure(null);
		setSaid("");
		const result = await ask();
		if (result.ok) setSaid(done);
		else setFailure(result.failure.detail);
		await load();
		setBusy(false);
		// The button that was pressed is gone from the page.
		heading.current?.focus();
	};
	const others = sessions?.filter(({ current }) => !current) ?? [];
	return (
		<>
			<p class="settings-lead">{words.lead}</p>
			<h3 ref={heading} tabIndex={-1} class="hidden-words">
				{words.heading}
			</h3>
			<FormFailure>{failure}</FormFailure>
			{sessions === null && failure === null && <p class="settings-note">{words.loading}</p>}
			<ul class="device-list">
				{sessions?.map((session) => (
					<li key={session.id} class="device" data-session={session.current ? "current" : "other"}>
						<span class="device-words">
							<span class="device-name">{deviceName(session.userAgent)}</span>
							<span class="settings-note" title={words.signedIn(fullTime(session.createdAt))}>
								{session.current ? words.here : usedWords(session.usedAt, Date.now())}
							</span>
						</span>
						{!session.current && (
							<button
								type="button"
								class="button button-small"
								aria-label={words.signOutOne(deviceName(session.userAgent))}
								aria-disabled={busy}
								onClick={() =>
									void end(() => app.endSession(session.id), words.signedOut(deviceName(session.userAgent)))
								}
							>
								{words.signOut}
							</button>
						)}
					</li>
				))}
			</ul>
			{others.length > 0 && (
				<div class="settings-actions">
					<button
						type="button"
						class="button button-danger-quiet"
						aria-disabled={busy}
						onClick={() => void end(() => app.endOtherSessions(), words.othersSignedOut)}
					>
						{words.signOutOthers}
					</button>
				</div>
			)}
			{sessions !== null && others.length === 0 && <p class="settings-note">{words.noOthers}</p>}
			<p class="settings-note" role="status">
				{said}
			</p>
		</>
	);
}
