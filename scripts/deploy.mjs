/**
 * `npm run deploy`: from a clone to a Worker on Cloudflare's edge. Needs only that wrangler
 * is signed in (`npx wrangler login`, or CLOUDFLARE_API_TOKEN in the environment).
 * Makes the D1 database and the secret once; running it again deploys again.
 */
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { environment, installPackages, mustRun, root, run } from "./run.mjs";

const database = "parley";
/** wrangler.toml with the id of this account's database; beside it, since its paths are relative. */
const config = join(root, "wrangler.deploy.toml");

function ask(args) {
	const done = spawnSync("wrangler", args, { cwd: root, env: environment, encoding: "utf8" });
	if (done.status !== 0) {
		console.error(done.stderr || done.stdout);
		process.exit(done.status ?? 1);
	}
	return done.stdout;
}

function listDatabases() {
	return JSON.parse(ask(["d1", "list", "--json"]));
}

/** The id of the database, which is made if there is none. */
function databaseId() {
	const find = () => listDatabases().find(({ name }) => name === database)?.uuid;
	const known = find();
	if (known !== undefined) return known;
	console.info("Making the database …");
	mustRun("wrangler", ["d1", "create", database]);
	return find();
}

function hasSecret() {
	const done = spawnSync("wrangler", ["secret", "list", "--config", config], {
		cwd: root,
		env: environment,
		encoding: "utf8",
	});
	// Fails when the Worker is not there yet; then it has no secret either.
	return done.status === 0 && done.stdout.includes("BETTER_AUTH_SECRET");
}

installPackages();
// A text that is missing in one of the languages is an error of types.
mustRun("tsc", ["-p", "client"]);
mustRun("vite", ["build", "--config", "client/vite.config.ts", "--logLevel", "warn"]);
const text = readFileSync(join(root, "wrangler.toml"), "utf8");
writeFileSync(
	config,
	text.replace(`database_name = "${database}"`, `database_name = "${database}"\ndatabase_id = "${databaseId()}"`),
);
mustRun("wrangler", ["d1", "migrations", "apply", "DB", "--remote", "--config", config]);
const secrets = join(root, ".wrangler.secrets.json");
const args = ["deploy", "--config", config];
// Migrations first, then the secret together with the code: no request ever meets half of it.
if (!hasSecret()) {
	const secret = randomBytes(32).toString("base64url");
	writeFileSync(secrets, JSON.stringify({ BETTER_AUTH_SECRET: secret }), { mode: 0o600 });
	args.push("--secrets-file", secrets);
}
const code = run("wrangler", args);
rmSync(secrets, { force: true });
process.exit(code);
