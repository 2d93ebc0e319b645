/** Addresses of scripts that run beside the page, in the form that the page's content security policy asks for. */

interface Policy {
	createScriptURL(url: string): string;
}

declare global {
	interface Window {
		/** What the content security policy lets make addresses of scripts; no browser's types have it yet. */
		trustedTypes?: { createPolicy(name: string, rules: Policy): Policy };
	}
}

/**
 * The address of the one script that the policy of this name lets through. A page makes each policy once.
 *
 * @throws {TypeError} when the page has made it already
 */
export function scriptAddress(policy: "app-ahead" | "app-sw", address: string): string {
	return (
		window.trustedTypes?.createPolicy(policy, { createScriptURL: () => address }).createScriptURL(address) ?? address
	);
}
