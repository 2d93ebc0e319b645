/** Upgrades: what the Worker checks before an object sees a socket. */
import type { Context } from "hono";
import { chooseSubprotocol, requireCaller } from "../accounts/identify.ts";
import type { Env } from "../env.ts";
import { refusedUpgrade, upgradeFor } from "../objects/upgrade.ts";
import { rate } from "../rates.ts";
import { limitUpgrade } from "./limited.ts";
import { Problem } from "./problem.ts";

type Stub = { fetch(request: Request): Promise<Response> };

/**
 * Hands an upgrade to the object that `find` names; null: there can be no such object.
 *
 * @throws {Problem} `upgrade_expected`, `rate_limited` or `signed_out`
 */
export async function upgrade(c: Context<{ Bindings: Env }>, find: (userId: string) => Stub | null): Promise<Response> {
	const request = c.req.raw;
	if (request.headers.get("Upgrade")?.toLowerCase() !== "websocket") {
		throw new Problem(
			{ code: "upgrade_expected", detail: "Connect with a WebSocket." },
			{ headers: { Upgrade: "websocket" } },
		);
	}
	await limitUpgrade(request, c.env);
	const caller = await requireCaller(request, c.env);
	const protocol = chooseSubprotocol(request);
	const stub = find(caller.userId);
	if (stub === null) {
		const detail = "There is no such conversation.";
		return refusedUpgrade("notFound", { type: "error", code: "not_found", detail }, protocol);
	}
	const response = await stub.fetch(upgradeFor(caller, protocol));
	if (response.status === 429) {
		const most = rate(c.env, "SOCKETS_PER_PERSON");
		const detail = `At most ${most} connections of one person to one place (SOCKETS_PER_PERSON).`;
		throw new Problem({ code: "rate_limited", detail, retryAfter: 30 }, { limit: "SOCKETS_PER_PERSON" });
	}
	return response;
}
