import { type Tone, tones } from "../../store/emoji.ts";
import { emojiWords } from "../../words/emoji.ts";

const hands = ["✋", "✋🏻", "✋🏼", "✋🏽", "✋🏾", "✋🏿"] as const;

/** The skin tone in which emoji of people are offered. */
export function ToneRow({ tone, setTone }: { tone: Tone; setTone: (tone: Tone) => void }) {
	const words = emojiWords();
	return (
		<fieldset class="tone-row">
			<legend class="hidden-words">{words.skinTone}</legend>
			{tones.map((one) => (
				<label key={one} class="tone" title={words.tones[one]}>
					<input type="radio" name="tone" checked={one === tone} onChange={() => setTone(one)} />
					<span aria-hidden="true">{hands[one]}</span>
					<span class="hidden-words">{words.tones[one]}</span>
				</label>
			))}
		</fieldset>
	);
}
