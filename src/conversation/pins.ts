/** The rules of pinned messages (PN): few, the same for everybody, and events of the log. */

import type { Message } from "../protocol/entities.ts";
import { errorKinds } from "../protocol/errors.ts";
import type { PinChanged } from "../protocol/events.ts";
import { limits } from "../protocol/limits.ts";
import type { PinMessage } from "../protocol/up.ts";
import { ok, type Result, refuse } from "../result.ts";
import { findTarget } from "./changes.ts";
import { manages } from "./membership.ts";
import type { MemberRecord } from "./model.ts";
import type { Room } from "./room.ts";

/** PN1: two rows, the event and the pin. */
export function pinMessage(room: Room, member: MemberRecord, frame: PinMessage): Result<PinChanged> {
	const { clientId, seq: target, on } = frame;
	if (room.info().kind === "group" && !manages[member.role]) {
		return refuse("forbidden", "Only the owner and admins pin messages.");
	}
	const found = findTarget(room, target);
	if (!found.ok) return found;
	const { pins } = room.info();
	if (pins.some((pin) => pin.target === target) === on) return refuse("no_change", errorKinds.no_change.title);
	if (on && pins.length >= limits.pins) return refuse("pins_limit", errorKinds.pins_limit.title);
	return room.inTurn(member.userId, () => {
		const at = room.clock();
		const event = room.append((seq) => ({
			...({ type: "pin_changed", seq, at, actor: member.userId, clientId, target, on } as const),
		}));
		const pin = { target, seq: event.seq, at, actor: member.userId };
		if (on) room.putInfo({ pins: [...pins, pin] });
		else dropPin(room, target);
		return ok(event);
	});
}

/** Takes the pin off a message, if it has one. */
export function dropPin(room: Room, target: number): void {
	const { pins } = room.info();
	const rest = pins.filter((pin) => pin.target !== target);
	if (rest.length < pins.length) room.putInfo({ pins: rest });
}

/** Messages with who pinned them and when, those that are. */
export function withPins(room: Room, messages: readonly Message[]): Message[] {
	const pins = new Map(room.info().pins.map(({ target, ...pinned }) => [target, pinned]));
	if (pins.size === 0) return [...messages];
	return messages.map((message) => {
		const pinned = pins.get(message.seq);
		return pinned === undefined ? message : { ...message, pinned };
	});
}

/** PN2: the pinned messages, in the order in which they were pinned. */
export function pinnedMessages(room: Room): Message[] {
	return room.info().pins.flatMap(({ target }) => room.message(target) ?? []);
}
