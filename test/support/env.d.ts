import type { D1Migration } from "@cloudflare/vitest-pool-workers";
import type { Env as WorkerEnv } from "../../src/env.ts";
import type * as worker from "../../src/worker.ts";

declare global {
	namespace Cloudflare {
		interface Env extends WorkerEnv {
			TEST_MIGRATIONS: D1Migration[];
		}
		interface GlobalProps {
			mainModule: typeof worker;
		}
	}

	/** Vite's way to import many files by a pattern, as far as the tests use it. */
	interface ImportMeta {
		glob(pattern: string, options: { query: "?raw"; import: "default"; eager: true }): Record<string, string>;
	}
}
