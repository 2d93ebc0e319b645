/** The page's side of the service worker. Fetched once the first load is done; without it everything goes on, online. */
import { scriptAddress } from "./script-address.ts";

const address = "/sw.js";
const cachePrefix = "parley-files-";
/** A page that stays open asks for a newer version at most this often, in ms; a browser does so at each visit by itself. */
const askAgainAfter = 60 * 60_000;

/** Whether the newest version that this device keeps has the file `entry`. */
async function isNewest(entry: string): Promise<boolean> {
	const newest = (await caches.keys()).filter((name) => name.startsWith(cachePrefix)).at(-1);
	return newest === undefined || (await (await caches.open(newest)).match(entry)) !== undefined;
}

function askSometimes(registration: ServiceWorkerRegistration): void {
	let askedAt = Date.now();
	document.addEventListener("visibilitychange", () => {
		if (document.visibilityState !== "visible" || Date.now() - askedAt < askAgainAfter) return;
		askedAt = Date.now();
		// Without a network there is nothing newer to be had.
		registration.update().catch(() => {});
	});
}

/**
 * Has the program kept on this device. `entry` is the address of the page's own script, which is named after all that
 * it leads to; `newer` is called when another version than that one is kept and ready.
 */
export async function keepOnDevice(entry: string, newer: () => void): Promise<void> {
	// Not everywhere: plain http has none, and some private windows refuse.
	const container: ServiceWorkerContainer | undefined = navigator.serviceWorker;
	if (container === undefined) return;
	try {
		const registration: ServiceWorkerRegistration | undefined = await container.register(
			scriptAddress("app-sw", address),
			{
				updateViaCache: "none",
			},
		);
		if (registration === undefined) return;
		registration.addEventListener("updatefound", () => {
			const worker = registration.installing;
			worker?.addEventListener("statechange", async () => {
				if (worker.state === "activated" && !(await isNewest(entry))) newer();
			});
		});
		askSometimes(registration);
	} catch (error) {
		console.warn("Parley cannot be kept on this device; it needs a network to start", error);
	}
}
