/** `npm run faults`: see options.ts for what it takes. */
import { drive } from "./drive.ts";
import { readOptions } from "./options.ts";
import { tableOf } from "./table.ts";

const options = readOptions(process.argv.slice(2));
const outcome = await drive(options, (text) => console.info(text));
console.info(`\n${tableOf(outcome, options)}`);
process.exit(outcome.report.verdict === "valid" ? 0 : 1);
