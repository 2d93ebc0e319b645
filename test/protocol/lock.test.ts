import { describe, expect, test } from "vitest";
import { conversationCostSchema, patchCostSchema } from "../../src/protocol/cost.ts";
import { downSchema, downTypes } from "../../src/protocol/down.ts";
import * as entities from "../../src/protocol/entities.ts";
import { closeCodes, errorKinds } from "../../src/protocol/errors.ts";
import {
	createInviteSchema,
	inviteCodeSchema,
	inviteListSchema,
	invitePreviewSchema,
	madeInviteSchema,
} from "../../src/protocol/invites.ts";
import { defaultRates, limits } from "../../src/protocol/limits.ts";
import { threadPageSchema } from "../../src/protocol/pages.ts";
import { patchMeSchema, sessionSchema } from "../../src/protocol/people.ts";
import { savedPageSchema, saveSchema } from "../../src/protocol/saved.ts";
import { searchPageSchema } from "../../src/protocol/search.ts";
import { conversationUpSchemas, exchangeSchema, inboxExchangeSchema, inboxUpSchemas } from "../../src/protocol/up.ts";
import { OLDEST_SERVED_VERSION, WIRE_VERSION } from "../../src/protocol/version.ts";
import { describeSchema } from "./describe.ts";

/** Everything that a client written by a stranger rests on. */
function wire(): string {
	const bodies = {
		"POST conversations": entities.createConversationSchema,
		"PATCH conversation": entities.patchConversationSchema,
		"PATCH inbox conversation": entities.patchListMarksSchema,
		"PATCH me": patchMeSchema,
		"GET me/sessions": sessionSchema,
		"POST members": entities.addMemberSchema,
		"PUT receipts": entities.receiptsSchema,
		"PUT thread": entities.putThreadSchema,
		"PUT threads": entities.putThreadsSchema,
		"GET threads": threadPageSchema,
		"POST exchange": exchangeSchema,
		"POST inbox exchange": inboxExchangeSchema,
		"conversation id": entities.conversationIdSchema,
		"GET search": searchPageSchema,
		"POST invites": createInviteSchema,
		"POST invites answer": madeInviteSchema,
		"GET invites": inviteListSchema,
		"GET invite": invitePreviewSchema,
		"invite code": inviteCodeSchema,
		"PUT saved": saveSchema,
		"GET saved": savedPageSchema,
		"GET cost": conversationCostSchema,
		"PATCH cost": patchCostSchema,
	};
	const parts = [
		`version ${WIRE_VERSION}, served from ${OLDEST_SERVED_VERSION}`,
		...Object.entries({ ...conversationUpSchemas, ...inboxUpSchemas }).map(
			([type, schema]) => `\n${type} (up)${describeSchema(schema)}`,
		),
		`\n(down) ${[...downTypes].join(", ")}${describeSchema(downSchema)}`,
		...Object.entries(bodies).map(([name, schema]) => `\n${name} ${describeSchema(schema)}`),
		`\nerrors${lines(Object.entries(errorKinds), ([code, kind]) => `${code} ${kind.status}${kind.retryable ? " retryable" : ""}`)}`,
		`\nclose codes${lines(Object.entries(closeCodes), ([name, code]) => `${code} ${name}`)}`,
		`\nlimits${lines(Object.entries({ ...limits, ...defaultRates }), ([name, value]) => `${name} ${value}`)}`,
	];
	return `${parts.join("\n").replace(/ +$/gm, "")}\n`;
}

function lines<T>(rows: readonly T[], write: (row: T) => string): string {
	return rows.map((row) => `\n  ${write(row)}`).join("");
}

describe("the wire", () => {
	/**
	 * When this fails, the wire has changed. Adding an optional field or a frame type is allowed within
	 * a version; anything else needs a new one (version.ts), with the old one still served. Then update
	 * the file with `vitest run -u` and let the diff be read.
	 */
	test("is the one that is written down", async () => {
		await expect(wire()).toMatchFileSnapshot(`wire-${WIRE_VERSION}.txt`);
	});

	test("serves the versions between its oldest and its newest", () => {
		expect(OLDEST_SERVED_VERSION).toBeLessThanOrEqual(WIRE_VERSION);
	});
});
