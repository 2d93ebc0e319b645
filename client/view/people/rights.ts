/** Who may do what in a group, so that the view offers only what the server allows. Pure. */
import type { Member, Role } from "../../../src/protocol/entities.ts";

/** Whether this role may change the title and the members. */
export function mayManage(role: Role | undefined): boolean {
	return role === "owner" || role === "admin";
}

/** Whether `by` may remove `member`: the owner everyone else, an admin those who are plain members. */
export function mayRemove(by: Member | undefined, member: Member): boolean {
	if (by === undefined || by.userId === member.userId) return false;
	return by.role === "owner" || (by.role === "admin" && member.role === "member");
}

const rank: Readonly<Record<Role, number>> = { owner: 0, admin: 1, member: 2 };

/** The members in the order of the panel: by role, then by name. */
export function inOrder(members: Iterable<Member>): Member[] {
	return [...members].sort((one, other) => rank[one.role] - rank[other.role] || one.name.localeCompare(other.name));
}
