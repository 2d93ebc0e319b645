/** Sets the surroundings up before anything is loaded that reads them, and only then draws the page. */
import "./surroundings.ts";

await import("./page.tsx");
