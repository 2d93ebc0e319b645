/** Which transports a link has: the browser's, to one resource, for one person. */
import type { Environment } from "../transport/environment.ts";
import { fetchAs } from "../transport/http.ts";
import { PollTransport } from "../transport/poll.ts";
import { SocketTransport } from "../transport/socket.ts";
import type { LinkOptions } from "./link.ts";

/** The transports of the resource at `path`, for the person `self`. */
export function linkTo(
	environment: Environment,
	path: string,
	self: string,
): Pick<LinkOptions, "environment" | "makeSocket" | "makePoll" | "self"> {
	const url = environment.origin + path;
	const { clock, random, device } = environment;
	const pollEnvironment = { clock, random, device, fetch: fetchAs(self, (to, init) => environment.fetch(to, init)) };
	const makeSocket = () => new SocketTransport(`${url.replace(/^http/, "ws")}/socket`, environment);
	return {
		environment,
		makeSocket: environment.WebSocket === undefined ? null : makeSocket,
		makePoll: () => new PollTransport(`${url}/exchange`, pollEnvironment),
		self,
	};
}
