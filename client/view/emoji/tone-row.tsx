import { type Tone, toneNames, tones } from "../../store/emoji.ts";

const hands = ["✋", "✋🏻", "✋🏼", "✋🏽", "✋🏾", "✋🏿"] as const;

/** The skin tone in which emoji of people are offered. */
export function ToneRow({ tone, setTone }: { tone: Tone; setTone: (tone: Tone) => void }) {
	return (
		<fieldset class="tone-row">
			<legend class="hidden-words">Skin tone</legend>
			{tones.map((one) => (
				<label key={one} class="tone" title={`${toneNames[one]} skin tone`}>
					<input type="radio" name="tone" checked={one === tone} onChange={() => setTone(one)} />
					<span aria-hidden="true">{hands[one]}</span>
					<span class="hidden-words">{toneNames[one]} skin tone</span>
				</label>
			))}
		</fieldset>
	);
}
