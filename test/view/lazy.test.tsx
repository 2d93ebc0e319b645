import { afterEach, describe, expect, test } from "vitest";
import { Lazy } from "../../client/view/parts/lazy.tsx";
import { button, clear, click, doing, draw, findButton, one } from "./support/page.tsx";

afterEach(clear);

const gone = () => Promise.reject(new TypeError("Failed to fetch dynamically imported module"));

describe("a part that cannot be fetched", () => {
	test("is said with what helps: a newer version may have taken it off the server", async () => {
		let closed = 0;
		await draw(<Lazy load={gone} props={{}} onClose={() => closed++} />);
		await doing(() => {});
		expect(one('[role="alert"]').textContent).toContain("could not be loaded");
		expect(findButton("Reload")).not.toBeNull();
		await click(button("Close"));
		expect(closed).toBe(1);
	});

	test("offers no way back where there is none", async () => {
		await draw(<Lazy load={gone} props={{}} />);
		await doing(() => {});
		expect(findButton("Reload")).not.toBeNull();
		expect(findButton("Close")).toBeNull();
	});
});
