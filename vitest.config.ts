import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-pool-workers";
import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";
import { emojiData } from "./client/build/emoji-rows.ts";
import { standIns } from "./client/vite.config.ts";
import { lanes } from "./test/e2e/support/lanes.ts";

/** Rates are lifted for the tests that are not about them; those set their own. */
const liftedRates = {
	MESSAGES_PER_SECOND: "1000",
	MESSAGE_BURST: "1000",
	FRAMES_PER_SECOND: "1000",
	SOCKETS_PER_PERSON: "10",
	UPGRADES_PER_MINUTE: "100000",
	SIGN_UPS_PER_MINUTE: "100000",
	SIGN_INS_PER_MINUTE: "100000",
	CONVERSATIONS_PER_MINUTE: "100000",
	SETTINGS_PER_MINUTE: "100000",
	SEARCHES_PER_MINUTE: "100000",
	INVITE_MISSES_PER_MINUTE: "100000",
	INVITE_MISSES_OF_ALL_PER_MINUTE: "100000",
	SAVES_PER_MINUTE: "100000",
};

/** Tests that run in the runtime, with the Worker and its objects. */
function inWorkerd(
	name: string,
	include: string,
	bindings: Record<string, string> = {},
): TestProjectInlineConfiguration {
	return {
		plugins: [
			emojiData(),
			cloudflareTest(async () => ({
				wrangler: { configPath: "./wrangler.toml" },
				miniflare: {
					bindings: {
						...liftedRates,
						...bindings,
						BETTER_AUTH_SECRET: "a-secret-that-only-the-tests-know-0123456789",
						ALLOWED_ORIGINS: "https://app.example",
						TEST_MIGRATIONS: await readD1Migrations("src/accounts/migrations"),
					},
				},
			})),
		],
		test: {
			name,
			testTimeout: 30_000,
			include: [include],
			// One runtime for many files: starting one and loading the Worker anew for each took a third of the time. Every test
			// makes its own people and conversations.
			isolate: false,
			setupFiles: ["test/support/apply-migrations.ts"],
		},
	};
}

/** Files that load modules anew, put others or functions of the browser in their place, or look at what was loaded before. */
const needsOwnPage = [
	"test/words/words.test.ts",
	...["draw-fails", "emoji-picker", "invites", "lazy", "tips", "virtual"].map((name) => `test/view/${name}.test.tsx`),
];

/** Tests of the client, in a page of happy-dom. */
function inPage(
	name: string,
	isolate: boolean,
	files: { include: string[]; exclude?: string[] },
): TestProjectInlineConfiguration {
	return {
		oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
		plugins: [emojiData()],
		resolve: { alias: standIns },
		test: {
			...{ name, isolate, ...files },
			testTimeout: 30_000,
			server: { deps: { inline: [/micromark/, /mdast-util/] } },
			environment: "happy-dom",
			setupFiles: ["fake-indexeddb/auto"],
		},
	};
}

export default defineConfig({
	test: {
		// A list that should be empty is shown whole, even where only its failure is printed.
		chaiConfig: { truncateThreshold: 0 },
		projects: [
			inWorkerd("workers", "test/{accounts,http,limiter,conversation,inbox,storage,contract,converge}/**/*.test.ts"),
			// Everything that is said over sockets once more, with frames held back whenever two come close together (EV7).
			inWorkerd("packed", "test/contract/**/*.test.ts", { CALM_FRAMES_PER_SECOND: "1" }),
			{
				test: {
					name: "unit",
					testTimeout: 30_000,
					environment: "node",
					include: ["test/{protocol,rules,checker,styles,bench}/**/*.test.ts"],
				},
			},
			// One page for many files: making one, and loading the client into it, took three quarters of the time.
			inPage("client", false, {
				include: ["test/{transport,sync,local,store,view,words}/**/*.test.{ts,tsx}"],
				exclude: needsOwnPage,
			}),
			inPage("client-alone", true, { include: needsOwnPage }),
			{
				test: {
					name: "e2e",
					environment: "node",
					include: ["test/{e2e,faults}/**/*.test.ts"],
					globalSetup: ["test/e2e/support/shared.ts"],
					// Each has a browser of its own (test/e2e/support/shared.ts); they share the server.
					maxWorkers: lanes,
					isolate: false,
					testTimeout: 60_000,
					hookTimeout: 120_000,
				},
			},
		],
	},
});
