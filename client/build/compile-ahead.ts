/** Says to the browser which scripts are used as a whole. */
import type { Plugin } from "vite";

/**
 * V8 compiles each function when it is first called, on the thread that draws. With this comment on top of a script it compiles
 * all of them beside it, while the rest is on its way (https://v8.dev/blog/explicit-compile-hints). Other browsers pass over it.
 */
const hint = "//# allFunctionsCalledOnLoad\n";

/** Marks the scripts with these names: those of which most is needed at once. Of others it would compile what nobody calls. */
export function compileAhead(names: readonly string[]): Plugin {
	return {
		name: "parley-compile-ahead",
		apply: "build",
		// The names of files are made before the comment is there.
		augmentChunkHash: ({ name }) => (names.includes(name) ? hint : ""),
		generateBundle: {
			// After Vite has written on top of them what each has to fetch.
			order: "post",
			handler(_, output) {
				for (const file of Object.values(output)) {
					if (file.type === "chunk" && names.includes(file.name)) file.code = hint + file.code;
				}
			},
		},
	};
}
