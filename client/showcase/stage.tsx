/** How the page shows a component: families of states, each state in a box with a caption. */
import { untracked } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { FakeApp, FakeConversation } from "../../test/view/support/fake-app.ts";
import { AppContext } from "../hooks/app-context.ts";
import { OpenConversationContext } from "../hooks/open-conversation.ts";
import { ErrorBoundary } from "../view/parts/error-boundary.tsx";
import { begin, type Play } from "./play.ts";

/** Several states of what belongs together. A picture is taken of each family. */
export function Family({ name, title, children }: { name: string; title: string; children: ComponentChildren }) {
	return (
		<section class="family" id={name} data-family={name} aria-labelledby={`${name}-title`}>
			<h2 class="family-title" id={`${name}-title`} lang="en" dir="ltr">
				{title}
			</h2>
			<div class="family-states">{children}</div>
		</section>
	);
}

interface StateProps {
	/** Which state it is, in English. */
	of: string;
	/** narrow: a third of the row · half · wide: a row of its own. */
	size?: "narrow" | "half" | "wide";
	/** Where it has been scrolled to is not the same each time: pictures leave it out. */
	unsteady?: boolean;
	/** In pixels, for what fills the place that it is given. */
	height?: number;
	/** Another app than that of the page. */
	app?: FakeApp;
	/** What a person does to get there. */
	play?: Play;
	children: ComponentChildren;
}

/** One state of a component. */
export function State({ of, size = "half", height, unsteady = false, app, play, children }: StateProps) {
	const box = useRef<HTMLDivElement>(null);
	useEffect(() => {
		if (play !== undefined && box.current !== null) begin(of, play, box.current);
	}, []);
	return (
		<figure class={`state state-${size}`}>
			<figcaption lang="en" dir="ltr">
				{of}
			</figcaption>
			<div
				class="state-box"
				data-unsteady={unsteady}
				ref={box}
				style={height === undefined ? undefined : { blockSize: `${height}px` }}
			>
				<ErrorBoundary fallback={() => <p>This state could not be drawn; the console says why.</p>}>
					{app === undefined ? children : <AppContext.Provider value={app}>{children}</AppContext.Provider>}
				</ErrorBoundary>
			</div>
		</figure>
	);
}

/** Makes the data of a state once. Whoever draws it does not depend on what it is made of. */
export function useOnce<T>(make: () => T): T {
	return useState(() => untracked(make))[0];
}

/** Within an open conversation, for what can only be drawn there. */
export function Within({ talk, children }: { talk: FakeConversation; children: ComponentChildren }) {
	const open = useMemo(() => ({ handle: talk.handle(), answer() {}, showPins() {} }), [talk]);
	return <OpenConversationContext.Provider value={open}>{children}</OpenConversationContext.Provider>;
}

/** The same with the place around it, which decides how much room there is. */
export function Inside({ talk, children }: { talk: FakeConversation; children: ComponentChildren }) {
	return (
		<Within talk={talk}>
			<div class="conversation">{children}</div>
		</Within>
	);
}
