import { useRef, useState } from "preact/hooks";

/** The way back from messages that were jumped to. */
export interface ReturnControl {
	/** Whether there is a place to go back to. */
	isOffered: boolean;
	/** A jump begins at this message; null: at the end, where another way leads to. */
	left(seq: number | null): void;
	/** The jump that began last has led there. */
	arrived(): void;
	/** Goes to the place that was left last. */
	back(): void;
	/** The reader is at the end: nobody goes back from there. */
	forget(): void;
}

/**
 * Remembers from where in history a quotation, a pin or a date was followed. Several jumps in a row are gone back one by
 * one. `jump` goes to a message; one that does not get there changes nothing.
 */
export function useReturn(jump: (seq: number) => void): ReturnControl {
	const [places, setPlaces] = useState<readonly number[]>([]);
	const isReturning = useRef(false);
	/** The jump that is under way. */
	const travel = useRef<{ from: number | null; isBack: boolean } | null>(null);
	return {
		isOffered: places.length > 0,
		left: (from) => {
			travel.current = { from, isBack: isReturning.current };
			isReturning.current = false;
		},
		arrived: () => {
			const { from = null, isBack = false } = travel.current ?? {};
			travel.current = null;
			if (isBack) setPlaces((known) => known.slice(0, -1));
			else if (from !== null) setPlaces((known) => (known.at(-1) === from ? known : [...known, from]));
		},
		back: () => {
			const place = places.at(-1);
			if (place === undefined) return;
			isReturning.current = true;
			jump(place);
		},
		forget: () => setPlaces((known) => (known.length === 0 ? known : [])),
	};
}
