/** Builds a script that stands for itself: service workers and scripts that come before the app. */
import { build } from "vite";

/** One script without imports (Firefox takes no modules in a service worker); `defined` are the constants that it is given. */
export async function singleScript(entry: string, defined: Record<string, string>): Promise<string> {
	const built = await build({
		configFile: false,
		publicDir: false,
		logLevel: "warn",
		// Not what the surroundings say: tests build it, too, and Workbox would tell the console all that it does.
		define: { ...defined, "process.env.NODE_ENV": '"production"' },
		build: {
			write: false,
			modulePreload: false,
			target: ["chrome125", "edge125", "firefox128", "safari17.5"],
			rolldownOptions: { input: entry, output: { format: "iife" } },
		},
	});
	const [result] = Array.isArray(built) ? built : [built];
	const [script] = result !== undefined && "output" in result ? result.output : [];
	if (script?.type !== "chunk") throw new Error(`${entry} was not built.`);
	return script.code;
}
