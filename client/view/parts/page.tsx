import type { ComponentChildren } from "preact";
import { Logo } from "./icons.tsx";

/** A page that says one thing: what is wrong and what to do. */
export function Page({ title, children }: { title: string; children: ComponentChildren }) {
	return (
		<main class="page" id="main">
			<Logo size={44} />
			<h1>{title}</h1>
			{children}
		</main>
	);
}
