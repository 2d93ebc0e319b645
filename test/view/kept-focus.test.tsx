import { useState } from "preact/hooks";
import { afterEach, expect, test } from "vitest";
import { Dialog } from "../../client/view/parts/dialog.tsx";
import { button, clear, click, draw } from "./support/page.tsx";

afterEach(clear);

/** As the members of a group: each can be removed, after a question. */
function Members() {
	const [names, setNames] = useState(["Ann", "Ben", "Cleo"]);
	const [asked, setAsked] = useState<string | null>(null);
	return (
		<Dialog title="Group" onClose={() => {}}>
			<ul>
				{names.map((name) => (
					<li key={name}>
						{asked === name ? (
							<span>
								<button type="button" onClick={() => setAsked(null)}>{`Keep ${name}`}</button>
								<button
									type="button"
									onClick={() => setNames(names.filter((one) => one !== name))}
								>{`Really ${name}`}</button>
							</span>
						) : (
							<button type="button" onClick={() => setAsked(name)}>{`Remove ${name}`}</button>
						)}
					</li>
				))}
			</ul>
		</Dialog>
	);
}

const focused = () => document.activeElement?.textContent;

/** As by keyboard: what is pressed has the focus. */
async function press(name: string): Promise<void> {
	button(name).focus();
	await click(button(name));
}

test("in a dialog the focus goes on where its button was, and not to the beginning of the page", async () => {
	await draw(<Members />);
	await press("Remove Ben");
	expect(focused()).toBe("Keep Ben");
	await press("Keep Ben");
	expect(focused()).toBe("Remove Ben");
	await press("Remove Ben");
	await press("Really Ben");
	expect(focused()).toBe("Remove Cleo");
	await press("Remove Cleo");
	await press("Really Cleo");
	expect(focused()).toBe("Remove Ann");
	await press("Remove Ann");
	await press("Really Ann");
	// Nothing is left but the dialog's own button.
	expect(document.activeElement?.getAttribute("aria-label")).toBe("Close");
});

test("what is still there keeps the focus, whatever goes beside it", async () => {
	await draw(<Members />);
	button("Remove Cleo").focus();
	await click(button("Remove Ann"));
	await click(button("Really Ann"));
	expect(focused()).toBe("Remove Cleo");
});
