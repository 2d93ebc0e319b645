import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { InvitePreview } from "../../../src/protocol/invites.ts";
import type { Me } from "../../../src/protocol/people.ts";
import { useApp } from "../../hooks/app-context.ts";
import { goTo } from "../../hooks/use-location.ts";
import { useTitle } from "../../hooks/use-title.ts";
import type { VerbFailure } from "../../store/model.ts";
import { conversationPath } from "../../store/paths.ts";
import { accountWords } from "../../words/account.ts";
import { inviteWords } from "../../words/invite.ts";
import { shellWords } from "../../words/shell.ts";
import { within } from "../../words/within.ts";
import { FormFailure } from "../parts/field.tsx";
import { Logo } from "../parts/icons.tsx";
import { Page } from "../parts/page.tsx";
import { AccountForm } from "../welcome/account-form.tsx";
import { GuestForm } from "../welcome/guest-form.tsx";
import { LanguageSelect } from "../welcome/language-select.tsx";
import { SignInForm } from "../welcome/sign-in-form.tsx";
import "../../styles/welcome.css";
import "../../styles/invite.css";

type Looked =
	| { name: "looking" }
	| { name: "found"; conversation: InvitePreview["conversation"] }
	| { name: "failed"; failure: VerbFailure };

/** Where an invite link leads: which group it is, and one step to be in it, signed in or not. */
export function InvitePage({ code }: { code: string }) {
	const app = useApp();
	const words = inviteWords();
	const [looked, setLooked] = useState<Looked>({ name: "looking" });
	const [attempt, setAttempt] = useState(0);
	useEffect(() => {
		let wanted = true;
		setLooked({ name: "looking" });
		void app.invites.look(code).then((result) => {
			if (!wanted) return;
			setLooked(
				result.ok ? { name: "found", conversation: result.value } : { name: "failed", failure: result.failure },
			);
		});
		return () => {
			wanted = false;
		};
	}, [app, code, attempt]);
	useTitle(words.tab, 0);

	if (looked.name === "failed") {
		return <NoInvite failure={looked.failure} onRetry={() => setAttempt((count) => count + 1)} />;
	}
	return (
		<main class="invite" id="main" aria-busy={looked.name === "looking"}>
			{app.session.value.name === "signed_out" && <LanguageSelect />}
			<p class="brand">
				<Logo size={30} /> Parley
			</p>
			<section class="welcome-card" aria-labelledby="invite-title">
				{looked.name === "looking" ? (
					<>
						<h1 id="invite-title" class="hidden-words">
							{words.looking}
						</h1>
						<span class="skeleton invite-skeleton" />
						<span class="skeleton invite-skeleton" />
					</>
				) : (
					<Invitation code={code} conversation={looked.conversation} />
				)}
			</section>
		</main>
	);
}

interface InvitationProps {
	code: string;
	conversation: InvitePreview["conversation"];
}

function Invitation({ code, conversation }: InvitationProps) {
	const app = useApp();
	const words = inviteWords();
	const session = app.session.value;
	const [joining, setJoining] = useState(false);
	const [failure, setFailure] = useState<string | null>(null);
	const join = async () => {
		if (joining) return;
		setJoining(true);
		setFailure(null);
		const result = await app.invites.use(code);
		if (result.ok) return goTo(conversationPath(result.value), "replace");
		setJoining(false);
		setFailure(result.failure.detail);
	};

	const me = session.name === "signed_in" ? session.me : null;
	const wasOut = useRef(session.name === "signed_out");
	// Whoever gave their name or signed in here did so to come in.
	useEffect(() => {
		if (session.name === "signed_out") wasOut.current = true;
		if (session.name !== "signed_in" || !wasOut.current) return;
		wasOut.current = false;
		void join();
	}, [session.name]);

	// The code says which conversation it leads to (IV1).
	const known = joining ? undefined : app.inbox.value.conversations.find(({ id }) => code.startsWith(`${id}.`));
	return (
		<>
			<div class="invite-heading">
				<p class="invite-lead">{known === undefined ? words.invitedTo : words.alreadyIn}</p>
				<h1 id="invite-title" dir="auto">
					{conversation.title ?? words.group}
				</h1>
				<p class="invite-count">{words.members(conversation.memberCount)}</p>
			</div>
			{known !== undefined ? (
				<a class="button button-primary" href={conversationPath(known.id)}>
					{words.open}
				</a>
			) : me !== null ? (
				<AsMember me={me} joining={joining} onJoin={() => void join()} />
			) : (
				session.name === "signed_out" && <WaysIn />
			)}
			<FormFailure>{failure}</FormFailure>
		</>
	);
}

function AsMember({ me, joining, onJoin }: { me: Me; joining: boolean; onJoin: () => void }) {
	const words = inviteWords();
	const name = <bdi class="invite-name">{me.name}</bdi>;
	return (
		<>
			<button type="button" class="button button-primary" aria-disabled={joining} aria-busy={joining} onClick={onJoin}>
				{joining && <span class="spinner" aria-hidden="true" />}
				{joining ? words.joining : words.join}
			</button>
			<p class="invite-as">
				{me.username === null
					? within(words.joinAs, { name })
					: within(words.joinAsUser, { name, username: <bdi>@{me.username}</bdi> })}
			</p>
		</>
	);
}

type Way = "guest" | "sign_in" | "sign_up";

/** One field for whoever is new; the other ways for whoever has an account or wants one. */
function WaysIn() {
	const app = useApp();
	const words = inviteWords();
	const { or, signIn, createAccount } = accountWords();
	const [way, setWay] = useState<Way>("guest");
	return (
		<>
			{way === "guest" && <GuestForm label={words.yourName} button={words.joinAsGuest} />}
			{way === "sign_in" && <SignInForm takesFocus />}
			{way === "sign_up" && <AccountForm takesFocus submit={(form) => app.signUp(form)} button={words.createAndJoin} />}
			<p class="or">
				<span>{or}</span>
			</p>
			<div class="welcome-ways">
				{way !== "guest" && <WayButton onClick={() => setWay("guest")}>{words.joinAsGuest}</WayButton>}
				{way !== "sign_in" && <WayButton onClick={() => setWay("sign_in")}>{signIn}</WayButton>}
				{way !== "sign_up" && <WayButton onClick={() => setWay("sign_up")}>{createAccount}</WayButton>}
			</div>
		</>
	);
}

function WayButton({ onClick, children }: { onClick: () => void; children: ComponentChildren }) {
	return (
		<button type="button" class="button" onClick={onClick}>
			{children}
		</button>
	);
}

/** The invite does not hold, or could not be looked at. */
function NoInvite({ failure, onRetry }: { failure: VerbFailure; onRetry: () => void }) {
	const { gone, failed } = inviteWords();
	const { tryAgain, unknown } = shellWords();
	const isGone = failure.code === "not_found";
	return (
		<Page title={isGone ? gone.title : failed}>
			<p>{isGone ? gone.text : failure.detail}</p>
			{!isGone && (
				<button type="button" class="button button-primary" onClick={onRetry}>
					{tryAgain}
				</button>
			)}
			<a class={isGone ? "button button-primary" : "button"} href="/">
				{unknown.toParley}
			</a>
		</Page>
	);
}
