/** Reading request bodies: type, size, JSON and form, in this order. */
import * as v from "valibot";
import { checkBody, parseJson } from "../protocol/codec.ts";
import { limits } from "../protocol/limits.ts";
import { Problem } from "./problem.ts";

function isJson(request: Request): boolean {
	const type = request.headers.get("Content-Type") ?? "";
	return type.split(";")[0]?.trim().toLowerCase() === "application/json";
}

function tooLarge(): Problem {
	return new Problem(
		{ code: "too_large", detail: `At most ${limits.frameBytes} bytes are taken.` },
		{ limit: "frameBytes" },
	);
}

/**
 * Reads the whole body as UTF-8, and stops at `limits.frameBytes`: the declared
 * length is only a hint, a chunked body has none.
 */
async function readText(request: Request): Promise<string> {
	if (Number(request.headers.get("Content-Length") ?? 0) > limits.frameBytes) throw tooLarge();
	if (request.body === null) return "";
	const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false });
	const reader = request.body.getReader();
	let size = 0;
	let text = "";
	try {
		for (let next = await reader.read(); !next.done; next = await reader.read()) {
			size += next.value.byteLength;
			if (size > limits.frameBytes) {
				await reader.cancel();
				throw tooLarge();
			}
			text += decoder.decode(next.value, { stream: true });
		}
		return text + decoder.decode();
	} catch (error) {
		if (error instanceof TypeError) throw new Problem({ code: "bad_json", detail: "The body is not UTF-8." });
		throw error;
	}
}

/**
 * The body of `request` as JSON.
 *
 * @throws {Problem} `json_expected`, `too_large`, `bad_json` or `too_complex`
 */
export async function readJson(request: Request): Promise<unknown> {
	if (!isJson(request)) {
		throw new Problem({ code: "json_expected", detail: "Send the body with the content type application/json." });
	}
	const parsed = parseJson(await readText(request));
	if (parsed.ok) return parsed.value;
	const { code, detail } = parsed.failure;
	throw new Problem({ code, detail });
}

/** The top-level field that `schema` finds fault with first. */
function faultyField(schema: v.GenericSchema, value: unknown): string | undefined {
	const key = v.safeParse(schema, value).issues?.[0].path?.[0]?.key;
	return typeof key === "string" ? key : undefined;
}

function check<S extends v.GenericSchema>(schema: S, value: unknown): v.InferOutput<S> {
	const checked = checkBody(schema, value);
	if (checked.ok) return checked.value;
	const { code, detail } = checked.failure;
	throw new Problem({ code, detail }, { field: faultyField(schema, value) });
}

/**
 * The body of `request`, checked against `schema`.
 *
 * @throws {Problem} as `readJson`, and `bad_request` with its `field` when the form is wrong
 */
export async function readBody<S extends v.GenericSchema>(request: Request, schema: S): Promise<v.InferOutput<S>> {
	return check(schema, await readJson(request));
}

/** The same, for a body that may be left out: then it counts as `{}`. */
export async function readOptionalBody<S extends v.GenericSchema>(
	request: Request,
	schema: S,
): Promise<v.InferOutput<S>> {
	if (request.body === null || request.headers.get("Content-Length") === "0") return check(schema, {});
	return readBody(request, schema);
}
