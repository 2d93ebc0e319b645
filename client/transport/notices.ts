/**
 * Notifications of the system. Where there is a service worker they are its own: they work on phones, outlive the
 * page, and a click on one opens the place even when no page is left. Elsewhere they are the page's.
 */
import type { SystemNotice, SystemNotices } from "./environment.ts";

const icon = "/icon-192.png";

/** Chrome on Android has the class, and throws when a page uses it: that cannot be known before. */
let isUsable = typeof Notification !== "undefined";

/** Those that this page has shown by itself, by tag. */
const own = new Map<string, Notification>();
const listeners = new Set<(path: string) => void>();

function clicked(path: string): void {
	for (const listener of listeners) listener(path);
}

async function activeWorker(): Promise<ServiceWorkerRegistration | null> {
	const container: ServiceWorkerContainer | undefined = navigator.serviceWorker;
	const registration = await container?.getRegistration().catch(() => undefined);
	return registration?.active ? registration : null;
}

function showByPage({ tag, title, body, opens }: SystemNotice): void {
	try {
		const notice = new Notification(title, { tag, body, silent: true, icon });
		notice.onclick = () => {
			focus();
			notice.close();
			if (opens !== null) clicked(opens);
		};
		own.set(tag, notice);
	} catch {
		isUsable = false;
	}
}

async function show(notice: SystemNotice): Promise<void> {
	const { tag, title, body, opens } = notice;
	const worker = await activeWorker();
	if (worker === null) return showByPage(notice);
	await worker.showNotification(title, { tag, body, silent: true, icon, data: opens });
}

async function takeBack(isOver: (tag: string) => boolean): Promise<void> {
	for (const [tag, notice] of own) {
		if (!isOver(tag)) continue;
		notice.close();
		own.delete(tag);
	}
	const worker = await activeWorker();
	for (const notice of (await worker?.getNotifications()) ?? []) if (isOver(notice.tag)) notice.close();
}

/** One after the other: what is taken back at once must have been shown before. */
let last = Promise.resolve();

function inTurn(act: () => Promise<void>): Promise<void> {
	last = last.then(act).catch((error: unknown) => console.warn("A notification failed", error));
	return last;
}

export const systemNotices: SystemNotices = {
	permission: () => (isUsable ? Notification.permission : "unsupported"),
	ask: async () => (isUsable ? await Notification.requestPermission() : "unsupported"),
	show: (notice) => inTurn(() => show(notice)),
	takeBack: (isOver) => inTurn(() => takeBack(isOver)),
	watchClicks(listener) {
		listeners.add(listener);
		navigator.serviceWorker?.addEventListener("message", ({ data }) => {
			if (data?.type === "open" && typeof data.path === "string") listener(data.path);
		});
	},
};
