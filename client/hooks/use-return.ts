import { useRef, useState } from "preact/hooks";

/** The way back from messages that were jumped to. */
export interface ReturnControl {
	/** Whether there is a place to go back to. */
	isOffered: boolean;
	/** A jump begins at this message; null: at the end, where another way leads to. */
	left(seq: number | null): void;
	/** Goes to the place that was left last. */
	back(): void;
	/** The reader is at the end: nobody goes back from there. */
	forget(): void;
}

/**
 * Remembers from where in history a quotation, a pin or a date was followed. Several jumps in a row are gone back one by
 * one. `jump` goes to a message.
 */
export function useReturn(jump: (seq: number) => void): ReturnControl {
	const [places, setPlaces] = useState<readonly number[]>([]);
	const isReturning = useRef(false);
	return {
		isOffered: places.length > 0,
		left: (seq) => {
			const isOwn = isReturning.current;
			isReturning.current = false;
			if (seq !== null && !isOwn) setPlaces((known) => (known.at(-1) === seq ? known : [...known, seq]));
		},
		back: () => {
			const place = places.at(-1);
			if (place === undefined) return;
			setPlaces(places.slice(0, -1));
			isReturning.current = true;
			jump(place);
		},
		forget: () => setPlaces((known) => (known.length === 0 ? known : [])),
	};
}
