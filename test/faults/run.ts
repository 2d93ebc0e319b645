/** `npm run faults`: see options.ts for what it takes. */
import { drive } from "./drive.ts";
import { watchSyncs } from "./fsync.ts";
import { readOptions } from "./options.ts";
import { tableOf } from "./table.ts";

if (process.argv.includes("--fsync")) process.exit(await watchSyncs(process.argv.slice(2)));

const options = readOptions(process.argv.slice(2));
const outcome = await drive(options, (text) => console.info(text));
console.info(`\n${tableOf(outcome, options)}`);
// In the short form little happens for long enough to tell memory that is kept from memory that is not yet given back.
const isTooMuch = outcome.memory?.isOver === true && !process.argv.includes("--short");
process.exit(outcome.report.verdict === "valid" && !isTooMuch ? 0 : 1);
