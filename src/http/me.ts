/** `/api/me`: the account that is asking. */
import { Hono } from "hono";
import * as v from "valibot";
import { tellNewNames, upgradeGuest } from "../accounts/guest.ts";
import { findSession, refreshSession, requireSignedIn, signedOut } from "../accounts/identify.ts";
import { changeNames } from "../accounts/names.ts";
import { checkEmail, checkName, checkPassword, checkUsername } from "../accounts/rules.ts";
import { endSession, listSessions } from "../accounts/sessions.ts";
import { changeSettings, tellSettings } from "../accounts/settings.ts";
import type { Env } from "../env.ts";
import { type Me, patchMeSchema } from "../protocol/people.ts";
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

/** ID8 and ID9. Names come first: only they can be refused, and then nothing has changed. */
meRoutes.patch("/", async (c) => {
	const { caller, me } = await requireSignedIn(c.req.raw, c.env);
	const patch = await readBody(c.req.raw, patchMeSchema);
	if (Object.keys(patch).length === 0) return c.json(me);
	const wanted = {
		name: patch.name === undefined ? null : checkName(patch.name),
		username: patch.username === undefined ? null : checkUsername(patch.username),
	};
	if (wanted.username !== null && me.isGuest) {
		const detail = "A guest has no username. Keep the account first.";
		throw new Problem({ code: "forbidden", detail }, { field: "username" });
	}
	await limitSettings(caller.userId, c.env);
	const answer: Me = { ...me };
	if (wanted.name !== null || wanted.username !== null) {
		const names = await changeNames(c.env.DB, caller.userId, wanted);
		if (names === null) throw signedOut();
		await tellNewNames(c.env, caller.userId, names);
		Object.assign(answer, names);
	}
	if (patch.hideRead !== undefined || patch.invisible !== undefined) {
		const changed = await changeSettings(c.env.DB, caller.userId, patch, Date.now());
		if (changed === null) throw signedOut();
		await tellSettings(c.env, caller.userId, changed);
		answer.settings = { hideRead: changed.hideRead, invisible: changed.invisible };
	}
	return c.json(answer);
});

/** ID10. */
meRoutes.get("/sessions", async (c) => {
	const { caller } = await requireSignedIn(c.req.raw, c.env);
	return c.json({ sessions: await listSessions(c.env.DB, caller, Date.now()) });
});

meRoutes.delete("/sessions/:id", async (c) => {
	const { caller } = await requireSignedIn(c.req.raw, c.env);
	const isEnded = await endSession(c.req.raw, c.env, caller.userId, c.req.param("id"));
	if (!isEnded) throw new Problem({ code: "not_found", detail: "There is no such session." });
	return c.json({});
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
