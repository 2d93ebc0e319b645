/**
 * What all files of journeys share: one server and one browser. Each took longer to start than
 * most journeys take, and everybody in a journey is new. A file that ends its server has one of
 * its own (`useOwnStage`).
 */
import { chromium } from "playwright-core";
import type { TestProject } from "vitest/node";
import { executablePath, switches } from "./chromium.ts";
import { Server } from "./server.ts";

declare module "vitest" {
	interface ProvidedContext {
		/** Where the shared server answers. */
		serverUrl: string;
		/** The address at which the shared browser is connected to. */
		browserEndpoint: string;
	}
}

/** Before the first file; what it answers is done after the last. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const [server, browser] = await Promise.all([
		Server.start(),
		chromium.launchServer({ executablePath, args: switches }),
	]);
	project.provide("serverUrl", server.url);
	project.provide("browserEndpoint", browser.wsEndpoint());
	return async () => {
		await browser.close();
		await server.remove();
	};
}
