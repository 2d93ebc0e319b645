/**
 * Every component in every state, with made-up data. Only `npm run dev` builds it, at /components. The address chooses the
 * look: `?theme=dark&language=ar&density=compact&size=large&accent=rose&motion=less`, and with `&family=messages` one part alone.
 */
import "./surroundings.ts";
import "./fonts.ts";
import "../styles/main.css";
import "../styles/open-conversation.css";
import "../styles/people.css";
import "./showcase.css";
import { Fragment, render } from "preact";
import { AppContext } from "../hooks/app-context.ts";
import { startAppearance } from "../hooks/appearance.ts";
import { startWords } from "../words/page.ts";
import { wordsReady } from "../words/words.ts";
import { Controls } from "./controls.tsx";
import { exampleApp } from "./data.ts";
import { families } from "./families.tsx";
import { settled } from "./play.ts";

const root = document.getElementById("app");
if (root === null) throw new Error("components.html has no #app.");

const wanted = new URLSearchParams(location.search).get("family");
const shown = families.filter(({ name }) => wanted === null || name === wanted);

startAppearance();
await startWords();
await wordsReady();
render(
	<AppContext.Provider value={exampleApp()}>
		<Controls families={families.map(({ name }) => name)} />
		<div class="families">
			{shown.map(({ name, draw }) => (
				<Fragment key={name}>{draw()}</Fragment>
			))}
		</div>
	</AppContext.Provider>,
	root,
);
// Nothing here leads away: the addresses of the app are not those of this page.
document.addEventListener("click", (event) => {
	const link = event.target instanceof Element ? event.target.closest("a") : null;
	if (link !== null && link.closest(".family") !== null) event.preventDefault();
});
// The components say what they want when they are drawn; only then is it known what to wait for.
requestAnimationFrame(() => {
	void settled().then(() => {
		document.documentElement.dataset.settled = "";
	});
});
