import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { AppContext } from "../../client/hooks/app-context.ts";
import { MemberPanel } from "../../client/view/people/member-panel.tsx";
import type { CostPeriod } from "../../src/protocol/cost.ts";
import type { Role } from "../../src/protocol/entities.ts";
import { FakeApp, FakeConversation, me, member, refused } from "./support/fake-app.ts";
import { button, clear, click, doing, draw, fetched, field, findButton, one, submit, type } from "./support/page.tsx";

let app: FakeApp;

beforeEach(() => {
	app = new FakeApp();
});

afterEach(async () => {
	await clear();
	vi.restoreAllMocks();
});

const nothing = {
	workerRequests: 0,
	objectCalls: 0,
	socketMessages: 0,
	rowsRead: 0,
	rowsWritten: 0,
	awakeSeconds: 0,
	storedBytes: 0,
};

function period(from: number, dollars: number): CostPeriod {
	const parts = { requests: 0, awake: 0, rows: dollars - 0.0004, storage: 0.0004 };
	return { from, to: from + 1, dollars, parts, counts: nothing };
}

async function open(role: Role): Promise<void> {
	const members = [member("me", me.name, { role }), member("bob", "Bob")];
	const conversation = new FakeConversation({
		id: "g_tea",
		kind: "group",
		title: "Tea",
		members: new Map(members.map((each) => [each.userId, each])),
	});
	await draw(
		<AppContext.Provider value={app}>
			<MemberPanel handle={conversation.handle()} title="Club" onLeft={() => {}} />
		</AppContext.Provider>,
	);
}

async function showCosts(): Promise<void> {
	await click(button("Show costs"));
	await fetched(() => import("../../client/view/people/cost-panel.tsx"));
	await doing(() => {});
	await doing(() => {});
}

describe("what a group costs", () => {
	test("CO1 is not offered to plain members", async () => {
		await open("member");
		expect(findButton("Show costs")).toBeNull();
	});

	test("CO1 CO2 the month in its parts, and what it was before, in words and money", async () => {
		app.cost = {
			...app.cost,
			months: [period(Date.UTC(2026, 10, 1), 1234.5), period(Date.UTC(2026, 9, 1), 0.0023)],
			days: [period(Date.UTC(2026, 10, 20), 3)],
		};
		await open("admin");
		expect(app.calls).toEqual([]);
		await showCosts();
		expect(app.calls).toEqual([["cost", "g_tea"]]);
		expect(one(".cost-sum").textContent).toBe("This month so far$1,234.50");
		expect(one(".cost-facts").textContent).toContain("Storage$0.0004");
		expect(one(".cost").textContent).toContain("by the list prices of November 2026");
		expect(one(".cost").textContent).toContain("Counted since October 30, 2026.");
		expect([...document.querySelectorAll(".cost-periods tr")].map(({ textContent }) => textContent)).toEqual([
			"WhenCost",
			"November 2026$1,234.50",
			"October 2026$0.0023",
			"WhenCost",
			"November 20$3.00",
		]);
		expect(document.querySelector(".cost-coarse")).toBeNull();
	});

	test("CO3 a budget is set, taken off, and refused where it is none", async () => {
		await open("owner");
		await showCosts();
		const budget = () => field("Budget for a month, in US dollars");
		await type(budget(), "2,50");
		await submit(budget());
		expect(app.calls.at(-1)).toEqual(["setBudget", "g_tea", 2.5]);
		expect(one(".cost-budget [role=status]").textContent).toBe("The budget was saved.");
		for (const wrong of ["0", "-1", "ten", "1e9", "1.2.3"]) {
			await type(budget(), wrong);
			await submit(budget());
			expect(app.calls).toHaveLength(2);
			expect(one(".cost-budget").textContent).toContain("Enter an amount from $0.01 to $1,000,000.00");
		}
		await type(budget(), "");
		await submit(budget());
		expect(app.calls.at(-1)).toEqual(["setBudget", "g_tea", null]);
	});

	test("CO4 a month that has come to its budget says what is coarser, and until when", async () => {
		app.cost = { ...app.cost, budget: 1, coarse: true };
		await open("owner");
		await showCosts();
		expect(one(".cost-coarse").textContent).toBe(
			"This month’s budget is used up: typing and who is online are shown less exactly until November 30.",
		);
	});

	test("CO1 what could not be loaded is said, and asked for again", async () => {
		app.answer = refused("No connection.");
		await open("owner");
		await showCosts();
		expect(one(".cost").textContent).toContain("The costs could not be loaded. No connection.");
		app.answer = { ok: true, value: undefined };
		await click(button("Try again"));
		await doing(() => {});
		expect(one(".cost").textContent).toContain("Counted since");
	});
});
