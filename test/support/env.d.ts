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
}
