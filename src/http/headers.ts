/** Headers that every answer carries: what a browser may do with it, and who may read it. */
import type { MiddlewareHandler } from "hono";
import type { Env } from "../env.ts";
import { isListedOrigin } from "./origin.ts";

const twoYears = 63_072_000;

/** What a page may load and talk to: itself. No inline script, no eval, no frame around it. */
function documentPolicy(url: URL): string {
	const secure = url.protocol === "https:";
	// Some browsers do not take 'self' for sockets.
	const socket = `${secure ? "wss" : "ws"}://${url.host}`;
	const directives = [
		"default-src 'none'",
		"script-src 'self'",
		"style-src 'self'",
		"img-src 'self' blob:",
		"media-src 'self' blob:",
		"font-src 'self'",
		`connect-src 'self' ${socket}`,
		"manifest-src 'self'",
		"worker-src 'self'",
		"base-uri 'none'",
		"form-action 'self'",
		"frame-ancestors 'none'",
		"require-trusted-types-for 'script'",
		"trusted-types app-ahead app-sw",
	];
	// On plain http (a developer's machine) it would turn every address into one that nobody serves.
	if (secure) directives.push("upgrade-insecure-requests");
	return directives.join("; ");
}

function setDocumentHeaders(headers: Headers, url: URL): void {
	headers.set("Content-Security-Policy", documentPolicy(url));
	headers.set("Cross-Origin-Opener-Policy", "same-origin");
	headers.set("Cross-Origin-Embedder-Policy", "require-corp");
	headers.set(
		"Permissions-Policy",
		"camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
	);
	// Asked for again each time, so that a deploy shows at once; unchanged, it is a 304.
	headers.set("Cache-Control", "no-cache");
}

function setCors(headers: Headers, request: Request): void {
	headers.set("Access-Control-Allow-Origin", request.headers.get("Origin") ?? "");
	headers.set("Access-Control-Allow-Credentials", "true");
	headers.set("Access-Control-Expose-Headers", "set-auth-token, Retry-After");
	if (request.method !== "OPTIONS") return;
	headers.set("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE");
	headers.set("Access-Control-Allow-Headers", "Authorization, Content-Type, Parley-User");
	headers.set("Access-Control-Max-Age", "600");
}

function setApiHeaders(headers: Headers, request: Request, env: Env): void {
	headers.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
	headers.set("Cache-Control", "no-store");
	headers.append("Vary", "Origin");
	headers.delete("Access-Control-Expose-Headers");
	const listed = isListedOrigin(request, env);
	if (listed) setCors(headers, request);
	headers.set("Cross-Origin-Resource-Policy", listed ? "cross-origin" : "same-origin");
}

/** The outermost middleware. Answers preflights too: an origin that is not listed gets no leave, and so no call. */
export const secureHeaders: MiddlewareHandler<{ Bindings: Env }> = async (c, next) => {
	const url = new URL(c.req.url);
	// Hono's path, decoded as for its routes: /%61pi is the API as well.
	const isApi = c.req.path === "/api" || c.req.path.startsWith("/api/");
	const isPreflight = c.req.method === "OPTIONS" && c.req.header("Access-Control-Request-Method") !== undefined;
	if (isApi && isPreflight) c.res = new Response(null, { status: 204 });
	else await next();
	// A new Response would lose the socket.
	if (c.res.status === 101) return;
	// A copy: what came from an object or an asset cannot be changed.
	const answer = new Response(c.res.body, c.res);
	const { headers } = answer;
	headers.set("X-Content-Type-Options", "nosniff");
	headers.set("Referrer-Policy", "no-referrer");
	headers.set("Cross-Origin-Resource-Policy", "same-origin");
	if (url.protocol === "https:") {
		headers.set("Strict-Transport-Security", `max-age=${twoYears}; includeSubDomains`);
	}
	if (isApi) setApiHeaders(headers, c.req.raw, c.env);
	else if (headers.get("Content-Type")?.startsWith("text/html")) setDocumentHeaders(headers, url);
	// Hono would merge the headers of the old answer into the new one.
	c.res = undefined;
	c.res = answer;
};
