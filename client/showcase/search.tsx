import type { SearchPage } from "../../src/protocol/search.ts";
import { me, refused } from "../../test/view/support/fake-app.ts";
import { Palette } from "../view/palette/palette.tsx";
import { ResultRow } from "../view/search/result-row.tsx";
import { SearchDialog } from "../view/search/search-dialog.tsx";
import { SearchPanel } from "../view/search/search-panel.tsx";
import { searchWords } from "../words/search.ts";
import { exampleApp, hour, minute } from "./data.ts";
import { found, write } from "./play.ts";
import { Family, State } from "./stage.tsx";
import { now } from "./surroundings.ts";

const nothing = () => {};

const page: SearchPage = {
	cursor: "older",
	preparing: [],
	failed: ["draft"],
	left: 0,
	results: [
		{
			conversationId: "group",
			seq: 8,
			sender: "grace",
			senderName: "Grace Hopper",
			at: now - 26 * minute,
			snippet: "Only one moth this time.",
			hits: [{ from: 9, to: 13 }],
		},
		{
			conversationId: "direct",
			seq: 4,
			sender: me.id,
			senderName: me.name,
			at: now - 30 * hour,
			snippet: "…and then a moth flew out of the relay, and the moth was taped into the log book of the machine…",
			hits: [
				{ from: 11, to: 15 },
				{ from: 48, to: 52 },
			],
		},
		{
			conversationId: "rtl",
			seq: 2,
			sender: "noor",
			senderName: "نور الدين الحسيني",
			at: now - 900 * hour,
			snippet: "وجدت moth في الآلة",
			hits: [{ from: 5, to: 9 }],
		},
		{
			conversationId: "gone",
			seq: 2,
			sender: "kay",
			senderName: "Kay McNulty",
			at: now - 9_000 * hour,
			snippet: "Not a moth.",
			hits: [{ from: 6, to: 10 }],
		},
	],
};

function finding(answer: SearchPage) {
	return exampleApp((app) => {
		app.onSearch = async () => ({ ok: true, value: answer });
	});
}

/** The search of messages, and the palette that finds everything else. */
export function searchFamily() {
	return (
		<Family name="search" title="Search and palette">
			<State
				of="Found, with more to come"
				app={finding(page)}
				play={(box) => write(box, "input", "moth").then(() => found(box, "mark"))}
			>
				<SearchDialog self={me.id} inside="group" onClose={nothing} onPick={nothing} />
			</State>
			<State of="Not yet asked">
				<SearchDialog self={me.id} inside={null} onClose={nothing} onPick={nothing} />
			</State>
			<State
				of="Nothing found"
				app={finding({ results: [], preparing: [], failed: [], left: 0 })}
				play={(box) => write(box, "input", "butterfly").then(() => found(box, ".people-state bdi"))}
			>
				<SearchDialog self={me.id} inside={null} onClose={nothing} onPick={nothing} />
			</State>
			<State
				of="Refused"
				app={exampleApp((app) => {
					app.onSearch = async () => refused("The server did not answer.", undefined, "unavailable");
				})}
				play={(box) => write(box, "input", "moth").then(() => found(box, ".people-state .link-button"))}
			>
				<SearchDialog self={me.id} inside={null} onClose={nothing} onPick={nothing} />
			</State>
			<State
				of="Beside a conversation"
				app={finding(page)}
				play={(box) => write(box, "input", "moth").then(() => found(box, "mark"))}
			>
				<SearchPanel id="group" self={me.id} title="Compiler club" />
			</State>
			<State of="One was gone to, and the keys are at another">
				<div role="listbox" class="found-list" aria-label={searchWords().list}>
					{page.results.slice(0, 2).map((result, index) => (
						<ResultRow
							key={result.seq}
							id={`gone-to-${index}`}
							result={result}
							conversation={undefined}
							self={me.id}
							now={now}
							active={index === 0}
							isShown={index === 1}
							onHover={nothing}
							onPick={nothing}
						/>
					))}
				</div>
			</State>
			<State of="Palette: all of it">
				<Palette me={me} onOpen={nothing} onClose={nothing} />
			</State>
			<State of="Palette: some words" play={(box) => write(box, "input", "no").then(() => found(box, "[role=option]"))}>
				<Palette me={me} onOpen={nothing} onClose={nothing} />
			</State>
		</Family>
	);
}
