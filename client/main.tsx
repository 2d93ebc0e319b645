/** The only place that builds and wires. */
import "./styles/main.css";
import { render } from "preact";
import { startAppearance } from "./hooks/appearance.ts";
import { createApp } from "./sync/app.ts";
import { AppView } from "./view/app.tsx";

startAppearance();
const root = document.getElementById("app");
if (root === null) throw new Error("index.html has no #app.");
render(<AppView app={createApp()} />, root);
