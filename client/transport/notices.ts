/** Notifications of a page that is open. Those of a closed one would need a service worker. */
import type { SystemNotices } from "./environment.ts";

/** Chrome on Android has the class, and throws when it is used: a page cannot know before. */
let isUsable = typeof Notification !== "undefined";

export const systemNotices: SystemNotices = {
	permission: () => (isUsable ? Notification.permission : "unsupported"),
	ask: async () => (isUsable ? await Notification.requestPermission() : "unsupported"),
	show({ tag, title, body, clicked }) {
		try {
			const notice = new Notification(title, { tag, body, silent: true, icon: "/favicon.svg" });
			notice.onclick = () => {
				focus();
				notice.close();
				clicked();
			};
			return () => notice.close();
		} catch {
			isUsable = false;
			return () => {};
		}
	},
};
