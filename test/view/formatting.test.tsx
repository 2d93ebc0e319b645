import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { formattingLimits, parseMessage } from "../../client/view/formatting/parse.ts";
import { RichText } from "../../client/view/timeline/rich-text.tsx";
import { drawn, drawnText } from "./support/drawn.tsx";
import { FakeApp, FakeConversation, message, said } from "./support/fake-app.ts";
import { FakeIntersectionObserver } from "./support/observers.ts";
import { click, doing, draw, one, openApp, press } from "./support/page.tsx";

const anchor = (href: string, text: string, dir = "ltr") =>
	`<a href="${href}" dir="${dir}" target="_blank" rel="noopener noreferrer nofollow">${text}</a>`;
const named = (href: string, text: string, host: string) =>
	anchor(href, `<bdi>${text}</bdi> <bdi class="link-host" dir="ltr">(${host})</bdi>`, "auto");

describe("what draws as what", () => {
	test.each([
		["**bold** and __bold__", "<p><strong>bold</strong> and <strong>bold</strong></p>"],
		["*slanted* and _slanted_", "<p><em>slanted</em> and <em>slanted</em></p>"],
		["~~struck~~", "<p><del>struck</del></p>"],
		["~~teh~~the", "<p><del>teh</del>the</p>"],
		["**~~both~~**", "<p><strong><del>both</del></strong></p>"],
		["`a *b* <i>`", '<p><code class="code" dir="ltr">a *b* &lt;i&gt;</code></p>'],
		["*one\ntwo*", "<p><em>one\ntwo</em></p>"],
		["*one*\n\ntwo", "<p><em>one</em></p><p>two</p>"],
		["> quoted\nanswer", "<blockquote><p>quoted</p></blockquote><p>answer</p>"],
		["said\n> quoted\n> more", "<p>said</p><blockquote><p>quoted\nmore</p></blockquote>"],
		["- a\n- b\nand", "<ul><li><p>a</p></li><li><p>b</p></li></ul><p>and</p>"],
		["* a\n  * b", "<ul><li><p>a</p><ul><li><p>b</p></li></ul></li></ul>"],
		["3. c\n4. d", '<ol start="3"><li><p>c</p></li><li><p>d</p></li></ol>'],
		["2019. A year", '<ol start="2019" class="wide-numbers"><li><p>A year</p></li></ol>'],
		[
			"```js\nlet a;\n```\nso",
			'<div class="code-block" dir="ltr"><div class="code-title">js</div>' +
				'<pre tabindex="0" role="group" aria-label="Code, js"><code>let a;</code></pre></div><p>so</p>',
		],
		[
			"```\n> a\nb\n- c\nd\n```",
			'<div class="code-block" dir="ltr"><pre tabindex="0" role="group" aria-label="Code">' +
				"<code>&gt; a\nb\n- c\nd</code></pre></div>",
		],
		[
			"*a* https://x.example/a_b_*c*.",
			`<p><em>a</em> ${anchor("https://x.example/a_b_*c", "https://x.example/a_b_*c")}*.</p>`,
		],
		["**https://x.example/**", `<p><strong>${anchor("https://x.example/", "https://x.example/")}</strong></p>`],
		["<https://x.example/>", `<p>${anchor("https://x.example/", "https://x.example/")}</p>`],
		["<ann@x.example>", `<p>${anchor("mailto:ann@x.example", "ann@x.example")}</p>`],
		["[x.example](https://x.example)", `<p>${anchor("https://x.example/", "x.example")}</p>`],
		["[read *this*](https://x.example/a)", `<p>${named("https://x.example/a", "read <em>this</em>", "x.example")}</p>`],
		["![a cat](https://x.example/cat.png)", `<p>${named("https://x.example/cat.png", "a cat", "x.example")}</p>`],
		["\\*not\\* *slanted*", "<p>*not* <em>slanted</em></p>"],
		["*so* ¯\\_(ツ)_/¯", "<p><em>so</em> ¯\\_(ツ)_/¯</p>"],
	])("%j", async (text, html) => {
		expect(await drawn(text)).toBe(html);
	});

	test.each([
		"# no heading",
		"no heading\n===",
		"no heading\n---",
		"---",
		"***",
		"-",
		"1.",
		">",
		"- - -",
		"```",
		"****",
		"<b>no tag</b>",
		'<img src="x" onerror="alert(1)">',
		"&lt;b&gt; &amp; &#98;",
		"| a | b |\n|---|---|\n| c | d |",
		"[no]: x.example",
		"a || b || c",
		"a ~ b ~~ c",
		"snake_case_name and 2*3*4 = 24".replace("*3*", " * 3 * "),
		"[a](javascript:alert(1))",
		"[a](JaVaScRiPt:alert(1))",
		"[a](java&#x73;cript:alert(1))",
		"[a](data:text/html,b)",
		"[a](/c/other)",
		"[a](//x.example)",
		"<javascript:alert(1)>",
		"¯\\_(ツ)_/¯",
	])("%j stays as it is", async (text) => {
		expect(await drawnText(text)).toBe(text);
		expect(document.querySelector("a, img, b, h1, h2, hr, table, ul, ol, blockquote, pre")).toBeNull();
	});
});

describe("links say where they lead", () => {
	test.each([
		["[https://bank.example](https://evil.example/)", "https://evil.example/", "evil.example"],
		["[bank](https://bank.example@evil.example/x)", "https://bank.example@evil.example/x", "evil.example"],
		["<https://bank.example@evil.example>", "https://bank.example@evil.example/", "evil.example"],
		["https://аpple.example/", "https://xn--pple-43d.example/", "xn--pple-43d.example"],
		["[write](mailto:ann@x.example?subject=a&bcc=b@y.example)", "mailto:ann@x.example", "ann@x.example"],
		[
			"[https://x.example/\u202egpj.exe](https://x.example/%E2%80%AEgpj.exe)",
			"https://x.example/%E2%80%AEgpj.exe",
			"x.example",
		],
		["[a](https://x.example:8443/)", "https://x.example:8443/", "x.example:8443"],
	])("%j", async (text, href, host) => {
		await draw(<RichText text={text} />);
		await drawn(text);
		expect(one("a").getAttribute("href")).toBe(href);
		expect(one("a .link-host").textContent).toBe(`(${host})`);
	});

	test.each(["https://münchen.example/", "https://пример.рф/", "https://x.example/путь"])(
		"%s needs no second name",
		async (text) => {
			await draw(<RichText text={text} />);
			expect(one("a").textContent).toBe(text);
		},
	);

	test("a conversation of this app opens in place", async () => {
		const app = new FakeApp();
		app.conversations.set(
			"a",
			new FakeConversation({ events: [said("a", message(1, "bob", `${location.origin}/c/b`))] }),
		);
		app.conversations.set("b", new FakeConversation());
		await openApp(app, "/c/a");
		expect(one("[data-seq] a").hasAttribute("target")).toBe(false);
		await click(one("[data-seq] a"));
		expect(location.pathname).toBe("/c/b");
	});
});

describe("hidden text", () => {
	test.each(["click", "Enter", " "])("is shown by %j, and keeps the focus", async (by) => {
		await drawn("the end: ||she *wins*||!");
		const cover = one('[role="button"]');
		expect([cover.getAttribute("aria-expanded"), cover.tabIndex]).toEqual(["false", 0]);
		expect(one(".spoiler-text").hasAttribute("inert")).toBe(true);
		await (by === "click" ? click(cover) : press(by, {}, cover));
		expect(document.querySelector('[role="button"], [inert]')).toBeNull();
		expect(one(".spoiler").innerHTML).toBe("she <em>wins</em>");
		expect(document.activeElement).toBe(one(".spoiler"));
	});

	test("a link around it does not give it away", async () => {
		expect(await drawnText("[||secret||](https://x.example)")).not.toContain("secret");
	});
});

describe("too much is shown as it is", () => {
	const { marks, depth, indent, lines, nodes } = formattingLimits;
	test.each([
		["marks", "*a* ".repeat(marks)],
		["open brackets", "[".repeat(marks + 1)],
		["quotes in quotes", `${">".repeat(depth + 1)} a`],
		["lists in lists", `${"- ".repeat(depth + 1)}a`],
		["indented lists", Array.from({ length: indent }, (_, level) => `${"  ".repeat(level)}- a`).join("\n")],
		["list lines", "1. a\n".repeat(500)],
		["deep lists", "- - - - - a\n".repeat(150)],
		["lines", `*a*${"\na".repeat(lines)}`],
		["marks in marks", `${"**a ".repeat(30)}${"b** ".repeat(30)}`],
	])("%s", (_, text) => {
		expect(parseMessage(text)).toBeNull();
	});

	test("a page of code is no such thing: within a block nothing is a mark", () => {
		const code = Array.from({ length: 200 }, () => "- a[*b] = c_d | ~e;").join("\n");
		expect(parseMessage(`\`\`\`c\n${code}\n\`\`\``)?.tree.children).toMatchObject([{ type: "code", value: code }]);
		expect(nodes).toBeGreaterThan(1_000);
	});
});

describe("the text before what reads Markdown is there", () => {
	test("is the plain text, in the row that is there afterwards too", async () => {
		const conversation = new FakeConversation({ events: [said("c", message(1, "bob", "*now*"))] });
		const app = new FakeApp();
		app.conversations.set("c", conversation);
		await openApp(app, "/c/c");
		const row = one("[data-seq]");
		await expect.poll(() => doing(() => {}).then(() => row.querySelector("em")?.textContent)).toBe("now");
		expect(one("[data-seq]")).toBe(row);
	});
});

describe("code", () => {
	const keywords = () => document.querySelectorAll(".hljs-keyword").length;
	const showBlock = () => doing(() => FakeIntersectionObserver.show(one(".code-block"), 1));

	beforeEach(() => vi.stubGlobal("IntersectionObserver", FakeIntersectionObserver));
	afterEach(() => {
		FakeIntersectionObserver.all = [];
		vi.unstubAllGlobals();
	});

	test("is coloured by classes once it is on the screen, and stays what it was", async () => {
		await drawn("```JS\nconst a = 'b';\n```");
		expect(keywords()).toBe(0);
		await showBlock();
		await expect.poll(() => doing(() => {}).then(keywords)).toBe(1);
		expect(one("pre").textContent).toBe("const a = 'b';");
	});

	test.each([
		["of no language that we know", "__proto__", "const a = 1;"],
		["too long", "js", "const a = 1;\n".repeat(240)],
		["with too long a line", "js", `const a = "${"b ".repeat(130)}";`],
		["with too long a word", "js", `const a = "${"b".repeat(70)}";`],
	])("%s is not even watched for", async (_, language, code) => {
		await drawn(`\`\`\`${language}\n${code}\n\`\`\``);
		expect(one("pre").textContent).toBe(code);
		expect(FakeIntersectionObserver.all.length).toBe(0);
	});
});
