/** Whether the person of this device wants notifications, and whether the browser lets them; the same in all tabs. */
import { type ReadonlySignal, signal } from "@preact/signals";
import { rememberedNotices, rememberNotices } from "../local/remembered.ts";
import type { NoticeState } from "../store/app.ts";
import type { Channel, Environment } from "../transport/environment.ts";

export class NoticeChoice {
	readonly #environment: Pick<Environment, "keyValue" | "notices" | "channel" | "device">;
	readonly #state = signal<NoticeState>({ permission: "unsupported", on: false });
	readonly #tabs: Channel;

	constructor(environment: Pick<Environment, "keyValue" | "notices" | "channel" | "device">) {
		this.#environment = environment;
		this.#tabs = environment.channel("parley-notice-choice", () => this.#read());
		// The permission may have been changed in the settings of the browser.
		environment.device.watch((event) => event === "visible" && this.#read());
		this.#read();
	}

	get state(): ReadonlySignal<NoticeState> {
		return this.#state;
	}

	/** Whether a notification may be shown now. */
	isOn(): boolean {
		const { keyValue, notices } = this.#environment;
		return rememberedNotices(keyValue) && notices.permission() === "granted";
	}

	async set(on: boolean): Promise<void> {
		const { keyValue, notices } = this.#environment;
		const isAllowed = !on || notices.permission() === "granted" || (await notices.ask()) === "granted";
		// Some browsers have notifications that a page cannot use, which shows only when it does.
		if (isAllowed && on) notices.show({ tag: "parley", title: "Parley", body: "Notifications are on.", clicked() {} });
		if (isAllowed) rememberNotices(keyValue, on);
		this.#read();
		this.#tabs.post("changed");
	}

	#read(): void {
		const { keyValue, notices } = this.#environment;
		const next: NoticeState = { permission: notices.permission(), on: rememberedNotices(keyValue) };
		const { permission, on } = this.#state.peek();
		if (permission !== next.permission || on !== next.on) this.#state.value = next;
	}
}
