import { describe, expect, test } from "vitest";
import type { Fetch } from "../../client/transport/environment.ts";
import { fetchAs } from "../../client/transport/http.ts";

describe("a request", () => {
	test("ID6 says whom it is meant to be from, beside the headers that it has", async () => {
		const seen: unknown[] = [];
		const fetch: Fetch = async (_, init) => {
			seen.push(init.headers);
			return new Response("{}");
		};
		await fetchAs("ann", fetch)("/api", { method: "POST", headers: { "Content-Type": "application/json" } });
		await fetchAs("ann", fetch)("/api", { method: "GET" });
		expect(seen).toEqual([{ "Content-Type": "application/json", "Parley-User": "ann" }, { "Parley-User": "ann" }]);
	});
});
