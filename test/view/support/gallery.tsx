/** The views on a fake app. `?scene=` chooses what there is to see; the address works as in the app. */
import "../../../client/styles/main.css";
import { render } from "preact";
import { AppView } from "../../../client/view/app.tsx";
import { scenes } from "./scenes.ts";

const root = document.getElementById("app");
const name = new URLSearchParams(location.search).get("scene") ?? "busy";
const scene = scenes[name];
if (root === null || scene === undefined) throw new Error(`Scenes: ${Object.keys(scenes).join(", ")}`);
render(<AppView app={scene()} />, root);
