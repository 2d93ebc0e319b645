/** The page of the app, for every address that a person can type. */
import type { Env } from "../env.ts";
import { problemResponse } from "./problem.ts";

/** The addresses that client/main.tsx draws something for. */
const appRoute = /^\/(?:sign-in|sign-up|new|share|c\/[^/]+(?:\/\d+)?|i\/[^/]+)?\/?$/;

function notFound(): Response {
	return problemResponse({ code: "not_found", detail: "There is nothing at this address." });
}

/** What a browser is shown when the page could not be handed out; it can rest on nothing else of ours. */
const failurePage = `<!doctype html>
<html lang="en">
	<head>
		<meta charset="utf-8" />
		<title>Parley cannot be opened right now</title>
		<meta name="viewport" content="width=device-width, initial-scale=1" />
		<meta name="color-scheme" content="light dark" />
	</head>
	<body>
		<main>
			<h1>Parley cannot be opened right now</h1>
			<p>Something went wrong on our side. Your messages are safe. Try again in a moment.</p>
			<p><a href="">Try again</a></p>
		</main>
	</body>
</html>
`;

/**
 * index.html for `request`: 200 on a route of the app, else 404 with the page
 * that says so; 500 in words when there is none to be had. A missing hashed file
 * is no page: a browser would run it.
 */
export async function servePage(request: Request, env: Env): Promise<Response> {
	try {
		return await findPage(request, env);
	} catch (error) {
		console.error(error);
		return new Response(failurePage, { status: 500, headers: { "Content-Type": "text/html; charset=utf-8" } });
	}
}

async function findPage(request: Request, env: Env): Promise<Response> {
	const url = new URL(request.url);
	if (url.pathname.startsWith("/assets/")) return notFound();
	const known = appRoute.test(url.pathname);
	const headers = new Headers();
	const etag = request.headers.get("If-None-Match");
	if (known && etag !== null) headers.set("If-None-Match", etag);
	// "/" and not "/index.html": that one is answered with a redirect to this one.
	const page = await env.ASSETS.fetch(new Request(new URL("/", url), { headers }));
	if (page.status === 404) return notFound();
	return known ? page : new Response(page.body, { status: 404, headers: page.headers });
}
