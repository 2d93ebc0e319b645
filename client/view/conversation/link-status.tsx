import type { LinkState } from "../../store/model.ts";
import { linkWords } from "./link-words.ts";

/** How the conversation is connected, in words and colour. */
export function LinkStatus({ link }: { link: LinkState }) {
	const words = linkWords(link);
	return (
		<p class={`link-status tone-${words.tone}`} role="status" data-link-state={link.name} title={words.explanation}>
			<span class="link-dot" aria-hidden="true" />
			<span>
				{words.label}
				{words.more !== undefined && <span class="link-more"> {words.more}</span>}
			</span>
		</p>
	);
}
