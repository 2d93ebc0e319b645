import { useEffect, useRef, useState } from "preact/hooks";
import type { Session } from "../../../src/protocol/entities.ts";
import { useApp } from "../../hooks/app-context.ts";
import type { VerbResult } from "../../store/model.ts";
import { FormFailure } from "../parts/field.tsx";
import { fullTime } from "../parts/times.ts";
import { deviceName } from "./device-name.ts";

const day = 24 * 60 * 60 * 1_000;

/** When a session was last used, which is known to a day. */
function usedWords(usedAt: number, now: number): string {
	const days = Math.floor((now - usedAt) / day);
	if (days < 1) return "Used in the last day or two";
	return `Last used about ${days === 1 ? "a day" : `${days} days`} ago`;
}

/** Where one is signed in, and the way to end that. */
export function DeviceSettings() {
	const app = useApp();
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

	const end = async (ask: () => Promise<VerbResult>, words: string) => {
		if (busy) return;
		setBusy(true);
		setFailure(null);
		setSaid("");
		const result = await ask();
		if (result.ok) setSaid(words);
		else setFailure(result.failure.detail);
		await load();
		setBusy(false);
		// The button that was pressed is gone from the page.
		heading.current?.focus();
	};
	const others = sessions?.filter(({ current }) => !current) ?? [];
	return (
		<>
			<p class="settings-lead">
				Where you are signed in. Sign out whatever you do not know or no longer use: it is cut off at once.
			</p>
			<h3 ref={heading} tabIndex={-1} class="hidden-words">
				Devices
			</h3>
			<FormFailure>{failure}</FormFailure>
			{sessions === null && failure === null && <p class="settings-note">Loading your devices…</p>}
			<ul class="device-list">
				{sessions?.map((session) => (
					<li key={session.id} class="device" data-session={session.current ? "current" : "other"}>
						<span class="device-words">
							<span class="device-name">{deviceName(session.userAgent)}</span>
							<span class="settings-note" title={`Signed in ${fullTime(session.createdAt)}`}>
								{session.current ? "This device" : usedWords(session.usedAt, Date.now())}
							</span>
						</span>
						{!session.current && (
							<button
								type="button"
								class="button button-small"
								aria-label={`Sign out ${deviceName(session.userAgent)}`}
								aria-disabled={busy}
								onClick={() =>
									void end(() => app.endSession(session.id), `${deviceName(session.userAgent)} is signed out.`)
								}
							>
								Sign out
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
						onClick={() => void end(() => app.endOtherSessions(), "All other devices are signed out.")}
					>
						Sign out all others
					</button>
				</div>
			)}
			{sessions !== null && others.length === 0 && <p class="settings-note">You are signed in nowhere else.</p>}
			<p class="settings-note" role="status">
				{said}
			</p>
		</>
	);
}
