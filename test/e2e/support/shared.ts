/**
 * What all files of journeys share: one server, and a browser for each that run at a time, since a browser has one clipboard and
 * one window in front. Each took longer to start than most journeys take, and everybody in a journey is new. A file that ends its
 * server has one of its own (`useOwnStage`).
 */
import { chromium } from "playwright-core";
import type { TestProject } from "vitest/node";
import { executablePath, switches } from "./chromium.ts";
import { lanes } from "./lanes.ts";
import { Server } from "./server.ts";

declare module "vitest" {
	interface ProvidedContext {
		/** Where the shared server answers. */
		serverUrl: string;
		/** The addresses at which the shared browsers are connected to. */
		browserEndpoints: string[];
	}
}

/** Before the first file; what it answers is done after the last. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const launch = () => chromium.launchServer({ executablePath, args: switches });
	const [server, ...browsers] = await Promise.all([Server.start(), ...Array.from({ length: lanes }, launch)]);
	project.provide("serverUrl", server.url);
	project.provide(
		"browserEndpoints",
		browsers.map((browser) => browser.wsEndpoint()),
	);
	return async () => {
		await Promise.all(browsers.map((browser) => browser.close()));
		await server.remove();
	};
}
