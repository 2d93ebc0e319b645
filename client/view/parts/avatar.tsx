import { hueOf, initials } from "./names.ts";

/** How someone is here. */
export type Presence = "online" | "away";

interface AvatarProps {
	/** Decides the colour: a person's or a group's id. */
	id: string;
	name: string;
	size?: "small" | "medium" | "large";
	group?: boolean;
	/** Shows a dot, or a ring for someone away; the words for it stand elsewhere. */
	presence?: Presence | null;
}

/** Initials on a colour made from the id. Decoration: the name always stands beside it. */
export function Avatar({ id, name, size = "medium", group = false, presence = null }: AvatarProps) {
	return (
		<span class={`avatar avatar-${size} hue-${hueOf(id)} ${group ? "avatar-group" : ""}`} aria-hidden="true">
			{initials(name)}
			{presence !== null && <span class={`avatar-presence is-${presence}`} />}
		</span>
	);
}
