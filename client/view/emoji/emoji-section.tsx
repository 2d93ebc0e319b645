import { memo } from "../parts/memo.ts";

/** So many stand in a row. */
export const columns = 8;

/** One that can be picked. */
export interface Choice {
	text: string;
	label: string;
}

interface EmojiSectionProps {
	id: string;
	title: string;
	/** The same list as long as nothing changes: then nothing is drawn again. */
	choices: readonly Choice[];
	/** Or there is only room for them: two thousand buttons are too much for a screen reader, and for a slow phone. */
	isDrawn: boolean;
}

/** Some emoji with a heading. What is done with them is the panel's: it knows them by `data-emoji`. */
export const EmojiSection = memo(({ id, title, choices, isDrawn }: EmojiSectionProps) => {
	const rows = Array.from({ length: Math.ceil(choices.length / columns) }, (_, row) =>
		choices.slice(row * columns, (row + 1) * columns),
	);
	return (
		<section id={id} class="emoji-section" style={{ "--rows": rows.length }}>
			<h3 id={`${id}-title`}>{title}</h3>
			{isDrawn && (
				// biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a screen reader leaves the arrow keys to a grid, and a table is what one is made of
				<table role="grid" aria-labelledby={`${id}-title`}>
					<colgroup span={columns} />
					<tbody>
						{rows.map((row) => (
							<tr key={row[0]?.text}>
								{row.map(({ text, label }) => (
									<td key={text}>
										<button type="button" class="emoji-cell" data-emoji={text} aria-label={label} tabIndex={-1}>
											{text}
										</button>
									</td>
								))}
							</tr>
						))}
					</tbody>
				</table>
			)}
		</section>
	);
});
