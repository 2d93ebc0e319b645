/**
 * What the load generator says: a text as long as people write, with a number that is found in any frame of any server
 * without parsing it.
 */

const sign = "m::";
const digits = 8;
const words = "So here is a message of about the length that people write when they write to each other all day long. ";

/** The text of the message with this number, `length` characters long. */
export function textOf(number: number, length = 100): string {
	const head = `${sign}${String(number).padStart(digits, "0")} `;
	return (head + words.repeat(Math.ceil(length / words.length))).slice(0, Math.max(length, head.length));
}

/** Hands out the number of every message in a payload, in order. */
export function findNumbers(payload: Buffer, take: (number: number) => void): void {
	let at = payload.indexOf(sign);
	while (at >= 0) {
		const start = at + sign.length;
		let number = 0;
		for (let place = start; place < start + digits; place++) number = number * 10 + (payload[place] ?? 48) - 48;
		take(number);
		at = payload.indexOf(sign, start + digits);
	}
}
