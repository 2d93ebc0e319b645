/**
 * `npm run faults`: the real server under faults (killed, cut off, restarted), and a check of
 * all that its clients saw. Without options the long form, of up to ten minutes; see test/faults/options.ts.
 */
import { installPackages, run } from "./run.mjs";

installPackages();
process.exit(run("node", ["test/faults/run.ts", ...process.argv.slice(2)]));
