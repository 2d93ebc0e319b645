/** What tells outside of the page of what is new. Fetched behind the first paint: nothing is new before the list is here. */
import type { ReadonlySignal } from "@preact/signals";
import type { Sight } from "../store/app.ts";
import type { InboxState } from "../store/model.ts";
import type { Environment } from "../transport/environment.ts";
import { Leader } from "./leader.ts";
import { Notices, type NoticesOptions } from "./notices.ts";
import { ReminderNotices } from "./reminder-notices.ts";
import type { SavedSession } from "./saved.ts";

export interface TellingOptions {
	self: string;
	environment: Environment;
	inbox: ReadonlySignal<InboxState>;
	saved: SavedSession;
	choice: NoticesOptions["choice"];
}

export interface Telling {
	/** What the person sees in this tab; null: no conversation. */
	look(sight: Sight | null): void;
	close(): void;
}

/** Starts with what is in the list now: of that nothing is told. */
export function startTelling({ saved, ...options }: TellingOptions): Telling {
	const { self, environment } = options;
	const leader = new Leader({ userId: self, environment });
	const notices = new Notices({ ...options, leader });
	const reminders = new ReminderNotices({
		...options,
		leader,
		items: saved.items,
		reminders: () => saved.page({ before: null, reminder: true }),
	});
	return {
		look: (sight) => notices.look(sight),
		close() {
			notices.close();
			reminders.close();
			leader.close();
		},
	};
}
