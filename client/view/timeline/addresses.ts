/** Where a link leads, and what a reader must be told of it. Pure. */
import { type Place, placeOf } from "../../hooks/use-location.ts";
import { conversationPath, messagePath } from "../../store/paths.ts";

export interface LinkTarget {
	href: string;
	/** A conversation of this app: it opens in place. */
	isOwn: boolean;
	/** Who is really behind the address: a host, in ASCII, or an e-mail address. */
	host: string;
	/** Something in the address is there to mislead: the host is shown whatever the text says. */
	isSly: boolean;
}

/** The target of an address that a message may link to, or null: only the web and e-mail are. */
export function linkTo(address: string): LinkTarget | null {
	if (!URL.canParse(address)) return null;
	const url = new URL(address);
	if (url.protocol === "mailto:") {
		// What would be filled in for the reader (a subject, a text, more recipients) is left out.
		return { href: `mailto:${url.pathname}`, isOwn: false, host: url.pathname, isSly: false };
	}
	if (url.protocol !== "http:" && url.protocol !== "https:") return null;
	const isSly = url.username !== "" || url.password !== "";
	const place = placeOf(url.pathname, url.search);
	const isOwn = !isSly && url.origin === location.origin && place.name === "conversation";
	return { href: isOwn ? pathOf(place) : url.href, isOwn, host: url.host, isSly };
}

/** Written anew: what stands in the address may lead elsewhere, as `//c/id` does to a host of that name. */
function pathOf(place: Extract<Place, { name: "conversation" }>): string {
	const { id, seq, thread, reply } = place;
	if (typeof thread === "number" && reply !== undefined) return messagePath(id, reply, thread);
	return seq === undefined || thread !== null ? conversationPath(id, thread) : messagePath(id, seq);
}

const turningSigns = /[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/;

/** The host to show beside a link's text; null if the text is the address itself, and cannot be mistaken. */
export function hostBeside(text: string, { href, host, isSly }: LinkTarget): string | null {
	const written = text.trim();
	if (isSly || turningSigns.test(written) || isMixed(written)) return host;
	const full = new URL(href, location.origin).href;
	const isAddress = ["", "https://", "http://", "mailto:"].some(
		(scheme) => URL.canParse(scheme + written) && new URL(scheme + written).href === full,
	);
	return isAddress ? null : host;
}

const hostOf = /^(?:https?:\/\/)?([^/?#:]*)/i;
const oneScript = [
	/^[\x20-\x7e]*$/,
	/^[\da-zß-öø-ž.-]*$/iu,
	/^[\p{Script=Cyrillic}\d.-]*$/u,
	/^[\p{Script=Greek}\d.-]*$/u,
	/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\d.-]*$/u,
	/^[\p{Script=Hangul}\d.-]*$/u,
	/^[\p{Script=Arabic}\d.-]*$/u,
	/^[\p{Script=Hebrew}\d.-]*$/u,
	/^[\p{Script=Devanagari}\d.-]*$/u,
	/^[\p{Script=Thai}\d.-]*$/u,
];

/** Whether a host is written in more than one script: "аpple.com" with a Cyrillic а. */
function isMixed(address: string): boolean {
	const host = hostOf.exec(address)?.[1] ?? "";
	return !oneScript.some((script) => script.test(host));
}
