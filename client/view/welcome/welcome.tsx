import { useState } from "preact/hooks";
import { useApp } from "../../hooks/app-context.ts";
import { type Place, place } from "../../hooks/use-location.ts";
import { useTitle } from "../../hooks/use-title.ts";
import { accountWords } from "../../words/account.ts";
import { welcomeWords } from "../../words/welcome.ts";
import { Logo } from "../parts/icons.tsx";
import { AccountForm } from "./account-form.tsx";
import { GuestForm } from "./guest-form.tsx";
import { LanguageSelect } from "./language-select.tsx";
import { Preview } from "./preview.tsx";
import { SignInForm } from "./sign-in-form.tsx";
import "../../styles/welcome.css";

type Way = "guest" | "sign_in" | "sign_up";

/** Who follows a link to a conversation is in it, so has an account; a first visit starts with the shortest way in. */
function firstWay(from: Place): Way {
	if (from.name === "sign_up") return "sign_up";
	return from.name === "sign_in" || from.name === "conversation" ? "sign_in" : "guest";
}

/**
 * What a signed-out visitor sees: what this is, and three ways in. The address
 * stays as it is, so who followed a link lands there after signing in.
 */
export function Welcome() {
	const app = useApp();
	const words = welcomeWords();
	const { or, createAccount, signIn, continueAsGuest } = accountWords();
	const [chosen, setWay] = useState<Way | null>(null);
	const way = chosen ?? firstWay(place.value);
	const invited = place.value.name === "conversation";
	useTitle(null, 0);
	return (
		<main class="welcome" id="main">
			<LanguageSelect />
			<section class="welcome-pitch" aria-labelledby="welcome-title">
				<p class="brand">
					<Logo size={30} /> Parley
				</p>
				<h1 id="welcome-title">{words.pitch}</h1>
				<p class="welcome-lead">{words.lead}</p>
				<Preview />
			</section>
			<section class="welcome-card" aria-labelledby="way-title">
				{invited && <p class="note">{words.invited}</p>}
				<h2 id="way-title">{words.headings[way]}</h2>
				{way === "guest" && <GuestForm />}
				{way === "sign_in" && <SignInForm takesFocus={chosen !== null} />}
				{way === "sign_up" && (
					<AccountForm takesFocus={chosen !== null} submit={(form) => app.signUp(form)} button={createAccount} />
				)}
				<p class="or">
					<span>{or}</span>
				</p>
				<div class="welcome-ways">
					{way !== "sign_up" && (
						<button type="button" class="button" onClick={() => setWay("sign_up")}>
							{createAccount}
						</button>
					)}
					{way !== "sign_in" && (
						<button type="button" class="button" onClick={() => setWay("sign_in")}>
							{signIn}
						</button>
					)}
					{way !== "guest" && (
						<button type="button" class="button" onClick={() => setWay("guest")}>
							{continueAsGuest}
						</button>
					)}
				</div>
			</section>
		</main>
	);
}
