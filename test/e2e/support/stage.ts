/** What the journeys of a file have: a server, a browser, and the people of the running test. */
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, inject } from "vitest";
import { BrowserPerson, connect } from "./browser.ts";
import { Server } from "./server.ts";

export interface Stage<At = { readonly url: string }> {
	readonly server: At;
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
	return declare(async () => ({ url: inject("serverUrl"), remove: async () => {} }));
}

/** The same with a server of the file's own, which its journeys may end and start again. */
export function useOwnStage(): Stage<Server> {
	return declare(() => Server.start());
}

function declare<At extends { readonly url: string; remove(): Promise<void> }>(begin: () => Promise<At>): Stage<At> {
	let server: At;
	let browser: Browser;
	let people: BrowserPerson[] = [];

	beforeAll(async () => {
		[server, browser] = await Promise.all([begin(), connect()]);
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
