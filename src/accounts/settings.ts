/** What a person lets others see: kept with the account, told to all their conversations. */
import type { DatedSettings, Env } from "../env.ts";
import type { PatchSettings } from "../protocol/people.ts";

/** The columns of a user's row that hold settings; SQLite has no booleans. */
export interface SettingsRow {
	hideRead: number;
	invisible: number;
	settingsAt: number;
}

export function toSettings({ hideRead, invisible, settingsAt }: SettingsRow): DatedSettings {
	return { hideRead: hideRead === 1, invisible: invisible === 1, at: settingsAt };
}

/** Changes what `patch` names, in one step: of two changes at once none is lost. Answers all that holds now. */
export async function changeSettings(
	db: D1Database,
	userId: string,
	patch: PatchSettings,
	now: number,
): Promise<DatedSettings | null> {
	const asNumber = (value: boolean | undefined) => (value === undefined ? null : Number(value));
	const row = await db
		.prepare(
			`UPDATE user SET hideRead = coalesce(?1, hideRead), invisible = coalesce(?2, invisible),
			settingsAt = max(?3, settingsAt + 1) WHERE id = ?4 RETURNING hideRead, invisible, settingsAt`,
		)
		.bind(asNumber(patch.hideRead), asNumber(patch.invisible), now, userId)
		.first<SettingsRow>();
	return row === null ? null : toSettings(row);
}

/** Has every conversation of `userId` take the settings. One that is out of reach takes them at the next join. */
export async function tellSettings(env: Env, userId: string, settings: DatedSettings): Promise<void> {
	try {
		await env.INBOX.getByName(userId).tellSettings(settings);
	} catch (error) {
		console.error("settings could not be told", error);
	}
}
