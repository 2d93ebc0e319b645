import { useEffect, useRef, useState } from "preact/hooks";
import { messageWords } from "../../words/message.ts";
import type { Token } from "./highlight.ts";
import { languageOf } from "./languages.ts";

interface CodeBlockProps {
	code: string;
	/** As it was written; "" for none. */
	language: string;
	/** What was written after the language. */
	note: string;
}

/** A grammar's time can grow with the square of a line or a word: what is longer stays plain. */
const colouringLimits = { characters: 3_000, line: 250, word: 64, tokens: 1_500 };
const longWord = new RegExp(`\\w{${colouringLimits.word + 1}}`);

/** Code as it was written, coloured when it is on the screen in a language that we know. Long lines scroll. */
export function CodeBlock({ code, language, note }: CodeBlockProps) {
	const block = useRef<HTMLDivElement>(null);
	const tokens = useTokens(block, code, language);
	const words = messageWords();
	const title = `${language} ${note}`.trim();
	return (
		<div class="code-block" ref={block} dir="ltr">
			{title !== "" && <div class="code-title">{title}</div>}
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex lint/a11y/useSemanticElements: a box that scrolls must be reachable by keyboard, with a name; it is no part of a form */}
			<pre tabIndex={0} role="group" aria-label={language === "" ? words.code : words.codeIn(language)}>
				<code>{tokens === null ? code : tokens.map(drawToken)}</code>
			</pre>
		</div>
	);
}

function drawToken({ text, kind }: Token) {
	return kind === "" ? text : <span class={kind}>{text}</span>;
}

function useTokens(block: { current: HTMLElement | null }, code: string, written: string): Token[] | null {
	const [tokens, setTokens] = useState<Token[] | null>(null);
	useEffect(() => {
		setTokens(null);
		const language = languageOf(written);
		if (block.current === null || language === null || isTooLong(code)) return;
		let wanted = true;
		const seen = new IntersectionObserver((entries) => {
			if (!entries.some((entry) => entry.isIntersecting)) return;
			seen.disconnect();
			import("./highlight.ts")
				.then(({ highlight }) => highlight(code, language))
				.then(
					(found) => wanted && found.length <= colouringLimits.tokens && setTokens(found),
					(error: unknown) => console.warn("The code is shown without colours:", error),
				);
		});
		seen.observe(block.current);
		return () => {
			wanted = false;
			seen.disconnect();
		};
	}, [code, written]);
	return tokens;
}

function isTooLong(code: string): boolean {
	return (
		code.length > colouringLimits.characters ||
		code.split("\n").some((line) => line.length > colouringLimits.line) ||
		longWord.test(code)
	);
}
