import { useEffect } from "preact/hooks";
import { AppContext, useApp } from "../hooks/app-context.ts";
import { place, useNavigation } from "../hooks/use-location.ts";
import { useTitle } from "../hooks/use-title.ts";
import type { App } from "../store/app.ts";
import { shellWords } from "../words/shell.ts";
import { ErrorBoundary } from "./parts/error-boundary.tsx";
import { Logo } from "./parts/icons.tsx";
import { Lazy, prefetch } from "./parts/lazy.tsx";
import { NewVersion } from "./parts/new-version.tsx";
import { Page } from "./parts/page.tsx";
import { Shell } from "./shell/shell.tsx";

/** Whoever is signed in never sees it, and does not fetch it. */
const loadWelcome = () => import("./welcome/welcome.tsx").then((module) => module.Welcome);

const loadInvite = () => import("./invite/invite-page.tsx").then((module) => module.InvitePage);

/** The whole client. */
export function AppView({ app }: { app: App }) {
	return (
		<AppContext.Provider value={app}>
			<ErrorBoundary fallback={() => <Broken />}>
				<BySession />
				<NewVersion />
			</ErrorBoundary>
		</AppContext.Provider>
	);
}

function BySession() {
	const app = useApp();
	useNavigation();
	const session = app.session.value;
	const here = place.value;
	// Whoever is invited stays on this page while they sign in.
	if (here.name === "invite" && session.name !== "unreachable") {
		const { code } = here;
		return <Lazy key={code} load={loadInvite} props={{ code }} />;
	}
	switch (session.name) {
		case "loading":
			return <Starting />;
		case "unreachable":
			return <Unreachable />;
		case "signed_out":
			if (here.name === "unknown") return <UnknownAddress />;
			return <Lazy load={loadWelcome} props={{}} />;
		case "signed_in":
			return <Shell key={session.me.id} me={session.me} />;
	}
}

/** Shown for a moment at the start; it appears late, so that a quick start shows nothing at all. */
function Starting() {
	// Nobody is remembered here: the welcome is fetched while the server is asked.
	useEffect(() => prefetch(loadWelcome), []);
	return (
		<main class="starting" id="main" aria-busy="true">
			<Logo size={44} />
			<p class="hidden-words">{shellWords().starting}</p>
		</main>
	);
}

/** The first visit without a network: nothing is stored on this device yet. */
function Unreachable() {
	const app = useApp();
	const { unreachable, tryAgain } = shellWords();
	useTitle(unreachable.tab, 0);
	useEffect(() => {
		const retry = () => void app.refreshSession();
		addEventListener("online", retry);
		return () => removeEventListener("online", retry);
	}, [app]);
	return (
		<Page title={unreachable.title}>
			<p>{unreachable.text}</p>
			<button type="button" class="button button-primary" onClick={() => void app.refreshSession()}>
				{tryAgain}
			</button>
		</Page>
	);
}

/** An address that the app does not have, for whoever is not signed in. */
function UnknownAddress() {
	const { unknown } = shellWords();
	useTitle(unknown.tab, 0);
	return (
		<Page title={unknown.title}>
			<p>{unknown.text}</p>
			<a class="button button-primary" href="/">
				{unknown.toParley}
			</a>
		</Page>
	);
}

/** The last resort: a mistake in the app itself. */
function Broken() {
	const { broken, reloadPage } = shellWords();
	return (
		<Page title={broken.page}>
			<p>{broken.pageText}</p>
			<button type="button" class="button button-primary" onClick={() => location.reload()}>
				{reloadPage}
			</button>
		</Page>
	);
}
