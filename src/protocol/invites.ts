/** Invite links (IV). */
import * as v from "valibot";
import { limits } from "./limits.ts";

/** `<id of the conversation>.<128 random bits in base64url>`: whoever has it may come in. */
export const inviteCodeSchema = v.pipe(v.string(), v.regex(/^[dg]_[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{22}$/));

/** Names an invite to those who manage it: the SHA-256 of its code in base64url. */
export const inviteIdSchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/));

/** Body of `POST …/invites`. */
export const createInviteSchema = v.object({
	/** Seconds. */
	expiresIn: v.optional(
		v.pipe(v.number(), v.integer(), v.minValue(limits.inviteShortestS), v.maxValue(limits.inviteLongestS)),
		limits.inviteUsualS,
	),
	/** null: as many as the group has room for. */
	maxUses: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(limits.members))), null),
});
export type CreateInvite = v.InferOutput<typeof createInviteSchema>;

export const inviteSchema = v.object({
	id: v.string(),
	/** Who made it. */
	createdBy: v.string(),
	createdAt: v.number(),
	expiresAt: v.number(),
	maxUses: v.nullable(v.number()),
	/** How many have come in with it. */
	uses: v.number(),
});
/** An invite as those who manage it see it. */
export type Invite = v.InferOutput<typeof inviteSchema>;

/** Answer of `POST …/invites`: the only one that has the code. */
export const madeInviteSchema = v.object({ ...inviteSchema.entries, code: v.string() });
export type MadeInvite = v.InferOutput<typeof madeInviteSchema>;

/** Answer of `GET …/invites`, oldest first. */
export const inviteListSchema = v.object({ invites: v.array(inviteSchema) });

/** What whoever has the code is told before coming in. */
export const invitePreviewSchema = v.object({
	conversation: v.object({ title: v.nullable(v.string()), memberCount: v.number() }),
});
export type InvitePreview = v.InferOutput<typeof invitePreviewSchema>;
