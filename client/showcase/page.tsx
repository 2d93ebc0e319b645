/**
 * Every component in every state, with made-up data. Only `npm run dev` builds it, at /components. The address chooses the
 * look: `?theme=dark&language=ar&density=compact&size=large&accent=rose&motion=less`, and with `#messages` one family alone.
 */
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

const place = document.getElementById("app");
if (place === null) throw new Error("components.html has no #app.");
const root = place;
const app = exampleApp();

/** The name of a family, or "all". */
function asked(): string {
	return location.hash === "" ? "all" : location.hash.slice(1);
}

/** Draws the family that the address names, or all, and says at the root element when it stands as it is to be seen. */
async function draw(): Promise<void> {
	const wanted = asked();
	const shown = families.filter(({ name }) => wanted === "all" || name === wanted);
	delete document.documentElement.dataset.settled;
	render(
		<AppContext.Provider value={app}>
			<Controls families={families.map(({ name }) => name)} />
			<div class="families">
				{shown.map(({ name, draw }) => (
					<Fragment key={name}>{draw()}</Fragment>
				))}
			</div>
		</AppContext.Provider>,
		root,
	);
	await settled();
	if (asked() === wanted) document.documentElement.dataset.settled = wanted;
}

// Nothing here leads away: the addresses of the app are not those of this page.
document.addEventListener("click", (event) => {
	const link = event.target instanceof Element ? event.target.closest("a") : null;
	if (link !== null && link.closest(".family") !== null) event.preventDefault();
});
addEventListener("hashchange", () => void draw());
startAppearance();
await startWords();
await wordsReady();
await draw();
