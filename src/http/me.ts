/** `/api/me`: the account that is asking. */
import { Hono } from "hono";
import * as v from "valibot";
import { tellNewNames, upgradeGuest } from "../accounts/guest.ts";
import { findSession, refreshSession, requireSignedIn, signedOut } from "../accounts/identify.ts";
import { checkEmail, checkName, checkPassword, checkUsername } from "../accounts/rules.ts";
import { changeSettings, tellSettings } from "../accounts/settings.ts";
import type { Env } from "../env.ts";
import { type Me, patchSettingsSchema } from "../protocol/entities.ts";
import { readBody } from "./body.ts";
import { limitSettings, limitSignUp } from "./limited.ts";
import { Problem } from "./problem.ts";

const accountSchema = v.object({ name: v.string(), username: v.string(), email: v.string(), password: v.string() });

export const meRoutes = new Hono<{ Bindings: Env }>();

/** Also what keeps a session alive: each client asks this when it starts. */
meRoutes.get("/", async (c) => {
	const { signedIn, cookies } = await refreshSession(c.req.raw, c.env);
	if (signedIn === null) throw signedOut();
	for (const cookie of cookies) c.header("Set-Cookie", cookie, { append: true });
	return c.json(signedIn.me);
});

/** ID8. */
meRoutes.patch("/", async (c) => {
	const { caller, me } = await requireSignedIn(c.req.raw, c.env);
	const patch = await readBody(c.req.raw, patchSettingsSchema);
	if (Object.keys(patch).length === 0) return c.json(me);
	await limitSettings(caller.userId, c.env);
	const changed = await changeSettings(c.env.DB, caller.userId, patch, Date.now());
	if (changed === null) throw signedOut();
	await tellSettings(c.env, caller.userId, changed);
	const { hideRead, invisible } = changed;
	return c.json({ ...me, settings: { hideRead, invisible } } satisfies Me);
});

meRoutes.post("/account", async (c) => {
	const body = await readBody(c.req.raw, accountSchema);
	const signedIn = await findSession(c.req.raw, c.env);
	if (signedIn === null) throw signedOut();
	if (!signedIn.me.isGuest) throw new Problem({ code: "not_a_guest", detail: "You have an account already." });
	const account = {
		name: checkName(body.name),
		username: checkUsername(body.username),
		email: checkEmail(body.email),
		password: checkPassword(body.password),
	};
	await limitSignUp(c.req.raw, c.env);
	await upgradeGuest(c.env.DB, signedIn.me.id, account);
	const { name, username, email } = account;
	await tellNewNames(c.env, signedIn.me.id, { name, username });
	const { id, settings } = signedIn.me;
	return c.json({ id, name, username, email, isGuest: false, settings } satisfies Me);
});
