import { refused } from "../../test/view/support/fake-app.ts";
import { AppView } from "../view/app.tsx";
import { InvitePage } from "../view/invite/invite-page.tsx";
import { BrokenConversation, NothingOpen, UnknownPlace } from "../view/shell/nothing-open.tsx";
import { AccountForm } from "../view/welcome/account-form.tsx";
import { Welcome } from "../view/welcome/welcome.tsx";
import { exampleApp } from "./data.ts";
import { found, press } from "./play.ts";
import { Family, State } from "./stage.tsx";

const nothing = () => {};

/** Whole pages: the way in, and what is said where there is nothing to show. */
export function pageFamily() {
	const out = () =>
		exampleApp((app) => {
			app.session.value = { name: "signed_out" };
		});
	return (
		<Family name="pages" title="Pages">
			<State of="Welcome" size="wide" app={out()} play={(box) => found(box, "form")}>
				<Welcome />
			</State>
			<State
				of="Create an account: what is missing"
				app={out()}
				play={(box) => press(box, "[type=submit]").then(() => found(box, ".field-error"))}
			>
				<AccountForm takesFocus={false} submit={async () => refused("")} button="Create account" />
			</State>
			<State of="Invited, with an account" play={(box) => found(box, ".invite-heading")}>
				<InvitePage code="g_other.secret" />
			</State>
			<State
				of="The invite does not hold any more"
				app={exampleApp((app) => {
					app.answer = refused("There is no such invite.", undefined, "not_found");
				})}
				play={(box) => found(box, ".page")}
			>
				<InvitePage code="g_other.secret" />
			</State>
			<State of="Nothing open">
				<NothingOpen />
			</State>
			<State of="Not found">
				<UnknownPlace />
			</State>
			<State of="A mistake in the app">
				<BrokenConversation onRetry={nothing} />
			</State>
			<State of="No network on the first visit" play={(box) => found(box, ".page")}>
				<AppView
					app={exampleApp((app) => {
						app.session.value = { name: "unreachable" };
					})}
				/>
			</State>
		</Family>
	);
}
