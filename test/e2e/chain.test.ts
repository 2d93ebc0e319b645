import { describe, expect, test } from "vitest";
import { useStage } from "./support/stage.ts";

const stage = useStage();

describe("the hash chain", () => {
	test("HC3 a text that is changed on the server's side is told to the person, also after a reload", async () => {
		const [ann, ben] = [await stage.signUp("Ann"), await stage.signUp("Ben")];
		await ann.startWith(ben);
		await ben.openFromList("Ann");
		await ann.say("I owe you ten");
		await ben.sees("I owe you ten");
		const warning = () => ben.page.getByRole("alert").filter({ hasText: "changed on the server" });
		expect(await warning().count()).toBe(0);

		await ben.closeTab();
		await ann.say("I owe you two");
		await ben.context.routeWebSocket(/\/api\/conversations\//, (socket) => {
			const server = socket.connectToServer();
			server.onMessage((data) => socket.send(String(data).replace("I owe you two", "I owe you one")));
		});
		await ben.openTab(ann.page.url());
		await ben.sees("I owe you one");
		await warning().waitFor();
		expect(ben.errors).toEqual([]);
		await ben.page.reload();
		await warning().waitFor();
	});
});
