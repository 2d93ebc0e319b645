/**
 * Runs before the app's own script is there: asks for what that will need next, so that it comes at the same time. What it
 * cannot have is had later.
 */
import { meKey } from "./local/remembered.ts";
import { conversationPath } from "./store/paths.ts";
import { scriptAddress } from "./transport/script-address.ts";

/** What the build put in: the addresses of files. */
declare const AHEAD: {
	/** worker/language-tables.ts. */
	tables: string;
	/** What opens and draws a conversation. */
	scripts: readonly string[];
	styles: readonly string[];
};

const { tables, scripts, styles } = AHEAD;

function ask(rel: string, href: string, as?: string): void {
	const link = document.createElement("link");
	link.rel = rel;
	link.href = href;
	if (as !== undefined) link.as = as;
	// As the app will ask for it; else it would come twice.
	link.crossOrigin = "";
	// Behind the app's own script, without which nothing is drawn.
	link.fetchPriority = "low";
	document.head.append(link);
}

function isSignedIn(): boolean {
	try {
		return localStorage.getItem(meKey) !== null;
	} catch {
		// Storage is forbidden here.
		return false;
	}
}

try {
	new Worker(scriptAddress("app-ahead", tables));
} catch (error) {
	console.warn("The tables of languages are not loaded ahead", error);
}
if (location.pathname.startsWith(conversationPath("")) && isSignedIn()) {
	for (const href of scripts) ask("modulepreload", href);
	for (const href of styles) ask("preload", href, "style");
}
