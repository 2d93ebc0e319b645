/** The sound of a new message: two soft notes, made here. Fetched with the first one. */

/** In Hz, and when each begins, in seconds. */
const notes: readonly [pitch: number, at: number][] = [
	[587, 0],
	[880, 0.11],
];
const loudness = 0.07;
const fade = 0.28;

let context: AudioContext | null = null;

/** Plays it, where the browser lets a page that nobody has touched yet make a sound. */
export async function playSound(): Promise<void> {
	context ??= new AudioContext();
	if (context.state === "suspended") await context.resume();
	const now = context.currentTime;
	for (const [pitch, at] of notes) {
		const begin = now + at;
		const volume = new GainNode(context, { gain: 0 });
		volume.gain.setValueAtTime(0, begin);
		volume.gain.linearRampToValueAtTime(loudness, begin + 0.015);
		volume.gain.exponentialRampToValueAtTime(0.0001, begin + fade);
		const note = new OscillatorNode(context, { type: "sine", frequency: pitch });
		note.connect(volume).connect(context.destination);
		note.start(begin);
		note.stop(begin + fade);
	}
}
