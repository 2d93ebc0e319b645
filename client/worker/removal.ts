/**
 * Takes the service worker back, with all that it kept: what `SERVICE_WORKER=off`
 * builds in its place (docs/decisions/0013-service-worker.md).
 */
declare const self: ServiceWorkerGlobalScope;

void self.skipWaiting();

self.addEventListener("activate", (event) => event.waitUntil(remove()));

async function remove(): Promise<void> {
	const names = (await caches.keys()).filter((name) => name.startsWith("parley-"));
	await Promise.all(names.map((name) => caches.delete(name)));
	await self.registration.unregister();
}

// A script without an import or export would share its names with the others of this folder.
export {};
