/** Accounts and what they set, as the wire has them. The schemas are the source, the types derive. */
import * as v from "valibot";

export const settingsSchema = v.object({
	/** Others are not shown what this person has read, nor is this person what others have (RD6). */
	hideRead: v.boolean(),
	/** Others are not shown whether this person is here, was here, or types (PR7). */
	invisible: v.boolean(),
});
/** What a person lets others see. */
export type Settings = v.InferOutput<typeof settingsSchema>;

/** What holds until a person says otherwise. */
export const defaultSettings: Settings = { hideRead: false, invisible: false };

/** Body of `PATCH /api/me`: what is to change. */
export const patchMeSchema = v.strictObject({
	hideRead: v.optional(v.boolean()),
	invisible: v.optional(v.boolean()),
	name: v.optional(v.string()),
	username: v.optional(v.string()),
});
export type PatchMe = v.InferOutput<typeof patchMeSchema>;
export type PatchSettings = Partial<Settings>;

/** A place where somebody is signed in, as `GET /api/me/sessions` answers it (ID10). */
export const sessionSchema = v.object({
	id: v.string(),
	/** Whether it is the one that asks. */
	current: v.boolean(),
	/** When it began; Unix ms. */
	createdAt: v.number(),
	/** When it was last prolonged, which happens at most once a day; Unix ms. */
	usedAt: v.number(),
	/** What the browser or program said of itself. */
	userAgent: v.nullable(v.string()),
});
export type Session = v.InferOutput<typeof sessionSchema>;

const personFields = { id: v.string(), name: v.string(), username: v.nullable(v.string()), isGuest: v.boolean() };

export const personSchema = v.object(personFields);
/** A person as others see them in a search. */
export type Person = v.InferOutput<typeof personSchema>;

export const meSchema = v.object({
	...personFields,
	/** null for a guest. */
	email: v.nullable(v.string()),
	settings: v.optional(settingsSchema, defaultSettings),
});
/** The account that is asking, as `GET /api/me` answers it. */
export type Me = v.InferOutput<typeof meSchema>;
