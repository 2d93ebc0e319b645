/**
 * The service worker: keeps the program on the device, so that it opens without a
 * network, and opens what a notification is about. It keeps nothing of any person:
 * what the API answers passes it by, and messages are kept by client/local.
 */
import { clientsClaim } from "workbox-core/clientsClaim.js";
import { setCacheNameDetails } from "workbox-core/setCacheNameDetails.js";
import { matchPrecache } from "workbox-precaching/matchPrecache.js";
import { precache } from "workbox-precaching/precache.js";
import { NavigationRoute } from "workbox-routing/NavigationRoute.js";
import { registerRoute } from "workbox-routing/registerRoute.js";

declare const self: ServiceWorkerGlobalScope;

/** What the build put in: its name, and every file of it. `revision` null: the name of the file has its hash. */
declare const BUILD: { name: string; files: { url: string; revision: string | null }[] };

/** The page waits so long for the network before it is shown as it was kept, in ms. */
const patience = 3_000;
/** The build of this worker, and the one before for pages that are still open. */
const buildsKept = 2;

const prefix = "parley";
// A cache for each build: open pages go on with the files of theirs, whatever is newer.
setCacheNameDetails({ prefix, precache: "files", suffix: BUILD.name });

// Nothing here depends on the build of the page, so there is nothing to wait for.
void self.skipWaiting();
clientsClaim();

registerRoute(
	new NavigationRoute(({ request, url }) => openPage(request, url), { denylist: [/^\/api(\/|$)/, /^\/assets\//] }),
);
precache(BUILD.files);

const kept = new Set(BUILD.files.map(({ url }) => url));
registerRoute(
	({ url, sameOrigin }) => sameOrigin && (kept.has(url.pathname) || url.pathname.startsWith("/assets/")),
	// A name has the hash of what is in the file: whichever build kept it, it is the right one.
	async ({ request, url }) =>
		(await matchPrecache(url.pathname)) ?? (await caches.match(request, { ignoreVary: true })) ?? fetch(request),
);

/** The page comes from the network, so that a deploy shows at once, and after some patience from this device. */
async function openPage(request: Request, url: URL): Promise<Response> {
	const shell = await matchPrecache("/");
	if (shell === undefined) return fetch(request);
	// What is shared with the app stands in the address, and is nobody's business until it is sent.
	if (url.pathname === "/share") return shell;
	const fromNetwork = fetch(request).then(
		(answer) => (answer.status >= 500 ? shell : answer),
		() => shell,
	);
	const impatience = new Promise<Response>((resolve) => setTimeout(() => resolve(shell), patience));
	return Promise.race([fromNetwork, impatience]);
}

self.addEventListener("activate", (event) => event.waitUntil(dropOldBuilds()));

async function dropOldBuilds(): Promise<void> {
	// In the order in which they were made.
	const names = (await caches.keys()).filter((name) => name.startsWith(`${prefix}-`));
	await Promise.all(names.slice(0, -buildsKept).map((name) => caches.delete(name)));
}

self.addEventListener("notificationclick", (event) => {
	const { data } = event.notification;
	event.notification.close();
	event.waitUntil(open(typeof data === "string" ? data : null));
});

/** Brings a page of the app to the front, or opens one, at this path of the app; null: wherever it is. */
async function open(path: string | null): Promise<void> {
	const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
	const page = pages.find(({ visibilityState }) => visibilityState === "visible") ?? pages[0];
	if (page === undefined) {
		await self.clients.openWindow(path ?? "/");
		return;
	}
	// Some systems do not let it; then the page is where it is asked for, at least.
	await page.focus().catch(() => {});
	if (path !== null) page.postMessage({ type: "open", path });
}
