/** `npm run bench`: see bench/large-conversation.mjs. */
import { installPackages, run } from "./run.mjs";

installPackages();
process.exit(run("node", ["bench/large-conversation.mjs"]));
