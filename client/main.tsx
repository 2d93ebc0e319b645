/** The only place that builds and wires. */
import "./styles/main.css";
import { render } from "preact";
import { startAppearance } from "./hooks/appearance.ts";
import { here } from "./hooks/use-location.ts";
import { whenIdle } from "./hooks/when-idle.ts";
import { createApp } from "./sync/app.ts";
import { AppView } from "./view/app.tsx";
import { loadConversation } from "./view/shell/load-conversation.ts";
import { startWords } from "./words/page.ts";

startAppearance();
const root = document.getElementById("app");
if (root === null) throw new Error("index.html has no #app.");
const app = createApp();
// Its file comes while the list is drawn, and not after.
if (app.session.peek().name === "signed_in" && here().name === "conversation") loadConversation(app).catch(() => {});
// Not awaited here: the words of other languages come in parts that need this one, which would wait for them.
void startWords().then(() => render(<AppView app={app} />, root));

/** Not before the first load is done: nobody waits for it. */
async function keepOnDevice(): Promise<void> {
	const worker = await import("./transport/service-worker.ts");
	await worker.keepOnDevice(import.meta.url, () => {
		app.newVersion.value = true;
	});
}

addEventListener("load", () => {
	whenIdle(() => {
		keepOnDevice().catch((error: unknown) => console.warn("Parley is not kept on this device", error));
	});
});
