/** The one `App` of this page, for every view below the root. */
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { App } from "../store/app.ts";

export const AppContext = createContext<App | null>(null);

/** The `App` that main.tsx made. Throws outside of its provider: that is a mistake in the program. */
export function useApp(): App {
	const app = useContext(AppContext);
	if (app === null) throw new Error("A view that needs the app was drawn outside of AppContext.");
	return app;
}
