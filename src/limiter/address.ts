/** The name under which an address is counted. Pure. */

/** Where the edge names no address: in development, all callers count as one. */
const local = "local";

/** The four groups of a /64, or null when `text` is no IPv6 address. */
function networkOf(text: string): string | null {
	const halves = text.split("::");
	if (halves.length > 2) return null;
	const [head = [], tail = []] = halves.map((half) => (half === "" ? [] : half.split(":")));
	const missing = 8 - head.length - tail.length;
	if (halves.length === 1 ? missing !== 0 : missing < 1) return null;
	const groups = [...head, ...Array<string>(missing).fill("0"), ...tail];
	if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return null;
	return groups
		.slice(0, 4)
		.map((group) => Number.parseInt(group, 16).toString(16))
		.join(":");
}

/**
 * The limiter's name for the caller of `request`: an IPv4 address, or the /64 of
 * an IPv6 one, since a household has a whole /64 to choose from. Only the header
 * that the edge sets counts; `X-Forwarded-For` is the caller's own word.
 */
export function addressOf(request: Request): string {
	const address = (request.headers.get("CF-Connecting-IP") ?? "").trim();
	const mapped = address.toLowerCase().replace(/^::ffff:(?=\d+\.)/, "");
	if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(mapped)) return mapped;
	const network = networkOf(mapped);
	return network === null ? local : `${network}::/64`;
}
