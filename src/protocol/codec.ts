/**
 * The only place where text becomes frames. Everything above it works with
 * values whose shape is known.
 */
import * as v from "valibot";
import { type Down, downSchema, downTypes, type JoinedMember, unknownEventOf } from "./down.ts";
import type { ErrorCode, Refusal } from "./errors.ts";
import { countBytes, limits } from "./limits.ts";
import { type ConversationUp, conversationUpSchemas, type InboxUp, inboxUpSchemas } from "./up.ts";

/** A frame or body that could not be taken. */
export interface DecodeFailure extends Refusal {
	/** Set where the frame carried a usable one: the answer is `rejected`, not `error`. */
	clientId?: string;
	/** Whether the socket that sent it is closed: its sender does not speak this protocol. */
	fatal: boolean;
}

export type Decoded<T> = { ok: true; value: T } | { ok: false; failure: DecodeFailure };

function fail(
	code: ErrorCode,
	detail: string,
	fatal: boolean,
	clientId?: string,
): { ok: false; failure: DecodeFailure } {
	return { ok: false, failure: clientId === undefined ? { code, detail, fatal } : { code, detail, fatal, clientId } };
}

/**
 * Whether `value` stays within `limits.jsonDepth` and `limits.jsonKeys`.
 * Iterative: a deep value must not overflow the stack of the code that checks it.
 */
function isSimpleEnough(value: unknown): boolean {
	const open: { value: unknown; depth: number }[] = [{ value, depth: 1 }];
	let keys = 0;
	for (let next = open.pop(); next !== undefined; next = open.pop()) {
		if (typeof next.value !== "object" || next.value === null) continue;
		if (next.depth > limits.jsonDepth) return false;
		const children = Object.values(next.value);
		if (!Array.isArray(next.value)) keys += children.length;
		if (keys > limits.jsonKeys) return false;
		for (const child of children) open.push({ value: child, depth: next.depth + 1 });
	}
	return true;
}

/** Parses a frame or body: size first, then JSON, then depth and number of keys. */
export function parseJson(text: string): Decoded<unknown> {
	if (
		text.length > limits.frameBytes ||
		(text.length * 3 > limits.frameBytes && countBytes(text) > limits.frameBytes)
	) {
		return fail("too_large", `At most ${limits.frameBytes} bytes are taken.`, true);
	}
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return fail("bad_json", "This text could not be parsed as JSON.", true);
	}
	if (!isSimpleEnough(value)) {
		return fail("too_complex", `At most ${limits.jsonDepth} levels and ${limits.jsonKeys} keys are taken.`, true);
	}
	return { ok: true, value };
}

/** Names the first field that is wrong, and how. */
function describeIssue(issues: readonly v.BaseIssue<unknown>[]): string {
	const [issue] = issues;
	if (issue === undefined) return "The frame is not of the form that its type asks for.";
	const path = v.getDotPath(issue as v.BaseIssue<unknown> & { path?: [v.IssuePathItem, ...v.IssuePathItem[]] });
	return path === null ? issue.message : `${path}: ${issue.message}`;
}

/** Checks a parsed REST body against its schema. */
export function checkBody<S extends v.GenericSchema>(schema: S, value: unknown): Decoded<v.InferOutput<S>> {
	const result = v.safeParse(schema, value);
	if (!result.success) return fail("bad_request", describeIssue(result.issues), false);
	return { ok: true, value: result.output };
}

type Schemas = Record<string, v.GenericSchema>;

function decodeWith<S extends Schemas>(schemas: S, value: unknown): Decoded<v.InferOutput<S[keyof S]>> {
	if (typeof value !== "object" || value === null || !("type" in value) || typeof value.type !== "string") {
		return fail("bad_frame", "A frame is a JSON object with a `type`.", true);
	}
	if (!Object.hasOwn(schemas, value.type)) {
		return fail("unknown_type", `The type ${JSON.stringify(value.type.slice(0, 40))} is not known here.`, false);
	}
	const schema = schemas[value.type] as S[keyof S];
	const result = v.safeParse(schema, value);
	if (result.success) return { ok: true, value: result.output };
	const clientId = readClientId(value);
	return fail("bad_frame", describeIssue(result.issues), clientId === undefined, clientId);
}

function readClientId(value: object): string | undefined {
	if (!("clientId" in value)) return undefined;
	const result = v.safeParse(conversationUpSchemas.send_message.entries.clientId, value.clientId);
	return result.success ? result.output : undefined;
}

/** Decodes one parsed frame for a conversation. */
export function decodeConversationUp(value: unknown): Decoded<ConversationUp> {
	return decodeWith(conversationUpSchemas, value);
}

/** Decodes one parsed frame for an inbox. */
export function decodeInboxUp(value: unknown): Decoded<InboxUp> {
	return decodeWith(inboxUpSchemas, value);
}

/**
 * What members were written as. They are most of a `joined`, and of those who did not change it is told the same again: whoever
 * hands one out must not change it afterwards, but make another.
 */
const writtenMembers = new WeakMap<JoinedMember, string>();

function writeMember(member: JoinedMember): string {
	let text = writtenMembers.get(member);
	if (text === undefined) {
		text = JSON.stringify(member);
		writtenMembers.set(member, text);
	}
	return text;
}

/** Writes one frame. */
export function encodeFrame(frame: Down): string {
	if (frame.type !== "joined") return JSON.stringify(frame);
	const { type, members, ...rest } = frame;
	return `{"type":"${type}","members":[${members.map(writeMember).join(",")}],${JSON.stringify(rest).slice(1)}`;
}

/** How a `batch` begins and ends. */
const batch = { opening: '{"type":"batch","frames":[', closing: "]}" } as const;

/** The units of UTF-16 that a `batch` takes besides its frames. */
export const batchOverhead = batch.opening.length + batch.closing.length;

/** Encoded frames, in order, as one message: the frame itself, if it is the only one, else a `batch`; empty if there is none. */
export function asOneMessage(frames: readonly string[]): string {
	const [only = ""] = frames;
	return frames.length <= 1 ? only : `${batch.opening}${frames.join(",")}${batch.closing}`;
}

/** Writes one frame, or several in order as one `batch`. */
export function encodeDown(frames: readonly Down[]): string {
	return asOneMessage(frames.map(encodeFrame));
}

/**
 * Reads what a server sent: the frames in order, a `batch` opened. A frame of a
 * type that is not known (a newer server's) is left out, unless it is an event (EV8); one of a known type
 * but the wrong form throws, since silence would be a hole.
 *
 * @throws {Error} when the text is not JSON or a known frame is malformed
 */
export function decodeDown(text: string): Down[] {
	return decodeDownFrames([JSON.parse(text)]);
}

/** The same for frames that are parsed already, as `exchange` answers them. */
export function decodeDownFrames(values: readonly unknown[]): Down[] {
	const frames: Down[] = [];
	for (const value of values) {
		if (typeof value !== "object" || value === null || !("type" in value)) throw new Error("not a frame");
		if (typeof value.type !== "string" || !downTypes.has(value.type)) {
			const event = unknownEventOf(value);
			if (event !== null) frames.push(event);
			continue;
		}
		if (value.type === "batch") {
			if (!("frames" in value) || !Array.isArray(value.frames)) throw new Error("malformed batch");
			frames.push(...decodeDownFrames(value.frames));
			continue;
		}
		const result = v.safeParse(downSchema, value);
		if (!result.success) throw new Error(`malformed ${value.type}: ${describeIssue(result.issues)}`);
		frames.push(result.output);
	}
	return frames;
}
