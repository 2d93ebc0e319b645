/** Messages that show all of what Markdown draws. */
export const formattedTexts: readonly string[] = [
	"Plain, and then **bold**, *slanted*, ~~struck~~, `code` and ||something hidden 🎉||.",
	"> What time shall we meet?\nAt **six**, at the usual place.\n\nSecond paragraph.",
	"Things to bring:\n- tea\n- a blanket\n  - the big one\n- [the map](https://maps.example/ada) https://x.example/a_b\nSee you!",
	"1. Boil\n2. Pour\n3. Wait",
	'```ts\n/** What a line can hold. */\nexport function greet(name: string, times = 3): string {\n\treturn ("Hello " + name).repeat(times); // a rather long line, so that there is something to scroll to, and more\n}\nconst on = true;\n```',
	'```python\n@route("/x")\nclass Tea(Cup):\n    def brew(self, minutes: int = 5) -> None:\n        # comment\n        return None if minutes > 2.5 else "weak"\n```\nThat is all.',
	"```diff\n- old line\n+ new line\n```",
	"```\nno language here\n```",
	"[https://bank.example](https://evil.example/login) and https://аpple.example/ and <ann@x.example>",
	"שלום **עולם** `code` https://x.example",
	"> > nested\n> - in a quote\n> ```js\n> let a = 1;\n> ```",
	"# No heading, <b>no tag</b> ¯\\_(ツ)_/¯",
];
