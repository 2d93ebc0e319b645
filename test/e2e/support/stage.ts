/** What the journeys of a file share: one server, one browser, and the people of the running test. */
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { BrowserPerson, launch } from "./browser.ts";
import { Server } from "./server.ts";

export interface Stage {
	readonly server: Server;
	/** Somebody with an account, in a browser of their own. */
	signUp(name: string): Promise<BrowserPerson>;
	/** The same with a service worker, at the server or at what stands before it. */
	signUpKeeping(name: string, url?: string): Promise<BrowserPerson>;
	/** Somebody who has never been here. */
	visit(name: string): Promise<BrowserPerson>;
}

/**
 * Declares the hooks of a file of journeys. After each test the pages must have
 * reported no error and no violation of the content security policy.
 */
export function useStage(): Stage {
	let server: Server;
	let browser: Browser;
	let people: BrowserPerson[] = [];

	beforeAll(async () => {
		[server, browser] = await Promise.all([Server.start(), launch()]);
	});

	afterAll(async () => {
		await browser?.close();
		await server?.remove();
	});

	afterEach(async () => {
		const errors = people.flatMap((person) => person.errors);
		await Promise.all(people.map(({ context }) => context.close()));
		people = [];
		expect(errors).toEqual([]);
	});

	const keep = (person: BrowserPerson) => {
		people.push(person);
		return person;
	};
	return {
		get server() {
			return server;
		},
		signUp: async (name) => keep(await BrowserPerson.signUp(browser, server.url, name)),
		signUpKeeping: async (name, url = server.url) => keep(await BrowserPerson.signUp(browser, url, name, true)),
		visit: async (name) => keep(await BrowserPerson.open(browser, name)),
	};
}
