/** `npm run bench`: see bench/main.mjs. */
import { installPackages, run } from "./run.mjs";

installPackages();
process.exit(run("node", ["bench/main.mjs", ...process.argv.slice(2)]));
