import { hueOf, initials } from "./names.ts";

interface AvatarProps {
	/** Decides the colour: a person's or a group's id. */
	id: string;
	name: string;
	size?: "small" | "medium" | "large";
	group?: boolean;
	/** Shows a dot; the words for it stand elsewhere. */
	online?: boolean;
}

/** Initials on a colour made from the id. Decoration: the name always stands beside it. */
export function Avatar({ id, name, size = "medium", group = false, online = false }: AvatarProps) {
	return (
		<span class={`avatar avatar-${size} hue-${hueOf(id)} ${group ? "avatar-group" : ""}`} aria-hidden="true">
			{initials(name)}
			{online && <span class="avatar-online" />}
		</span>
	);
}
