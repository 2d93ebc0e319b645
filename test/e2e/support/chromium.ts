/** How the tests run Chromium. */

/**
 * Parts of the browser that only cost. A list of our own takes the place of Playwright's, so what of that matters to
 * tests is here too.
 */
const withoutFeatures = [
	// Two pages of the address bar, loaded and drawn for each new window: three quarters of what a window costs.
	...["WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "AimEnabled"],
	...["MediaRouter", "OptimizationHints", "NetworkTimeServiceQuerying", "PreconnectToSearch", "LensOverlay"],
	...["DestroyProfileOnBrowserClose", "AvoidUnnecessaryBeforeUnloadCheckSync", "PaintHolding"],
	// A process for each site, and one kept ready: there is one site.
	...["SpareRendererForSitePerProcess", "IsolateOrigins", "site-per-process"],
	...["HttpsUpgrades", "HttpsFirstBalancedModeAutoEnable", "ThirdPartyStoragePartitioning"],
];

/** Debian's Chromium, or the one that CHROMIUM names. */
export const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";

export const switches = [
	...["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
	`--disable-features=${withoutFeatures.join(",")}`,
];
