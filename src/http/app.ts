/** The REST API and the page: what every request passes, and where it goes. */
import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { version } from "../../package.json";
import type { Env } from "../env.ts";
import { authRoutes } from "./auth.ts";
import { conversationRoutes } from "./conversations.ts";
import { costRoutes } from "./cost.ts";
import { secureHeaders } from "./headers.ts";
import { inboxRoutes } from "./inbox.ts";
import { conversationInviteRoutes, inviteRoutes } from "./invites.ts";
import { meRoutes } from "./me.ts";
import { messageRoutes } from "./messages.ts";
import { onlyKnownOrigins } from "./origin.ts";
import { servePage } from "./pages.ts";
import { Problem, problemResponse } from "./problem.ts";
import { savedRoutes } from "./saved.ts";
import { searchRoutes } from "./search.ts";
import { threadRoutes } from "./threads.ts";
import { userRoutes } from "./users.ts";

export const app = new Hono<{ Bindings: Env }>();

app.use(secureHeaders);
app.use("/api/*", onlyKnownOrigins);

app.get("/api/health", (c) => c.json({ ok: true, version }));
app.route("/api/auth", authRoutes);
app.route("/api/me", meRoutes);
app.route("/api/users", userRoutes);
app.route("/api/conversations", conversationRoutes);
app.route("/api/conversations", messageRoutes);
app.route("/api/conversations", conversationInviteRoutes);
app.route("/api/invites", inviteRoutes);
app.route("/api/conversations", threadRoutes);
app.route("/api/conversations", costRoutes);
app.route("/api/inbox", inboxRoutes);
app.route("/api/inbox/saved", savedRoutes);
app.route("/api/search", searchRoutes);

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/** The methods that some route takes at `path`; HEAD comes with GET. */
function methodsAt(path: string): string[] {
	const taken = methods.filter((method) =>
		app.router.match(method, path)[0].some(([[, route]]) => route.method === method),
	);
	return taken.includes("GET") ? [...taken, "HEAD"] : taken;
}

function wrongMethod(allowed: readonly string[]): Response {
	const allow = allowed.join(", ");
	return problemResponse(
		{ code: "method_not_allowed", detail: `This address takes ${allow}.` },
		{ headers: { Allow: allow } },
	);
}

app.notFound((c) => {
	const reads = c.req.method === "GET" || c.req.method === "HEAD";
	if (c.req.path === "/api" || c.req.path.startsWith("/api/")) {
		const allowed = methodsAt(c.req.path);
		if (allowed.length > 0 && !allowed.includes(c.req.method)) return wrongMethod(allowed);
		return problemResponse({ code: "not_found", detail: "There is nothing at this address." });
	}
	return reads ? servePage(c.req.raw, c.env) : wrongMethod(["GET", "HEAD"]);
});

app.onError((error) => {
	if (error instanceof Problem) return problemResponse(error.refusal, error.extra);
	if (error instanceof HTTPException && error.status < 500) {
		return problemResponse({ code: "bad_request", detail: "This request is not of the form that is asked for." });
	}
	// What went wrong is for the log alone: a message can hold SQL, a path or a person's words.
	console.error(error);
	return problemResponse({ code: "internal", detail: "Something went wrong on our side. Try again later." });
});
