/** The Worker's entry: the app, and the classes of its objects. */
import { Conversation } from "./conversation/object.ts";
import { app } from "./http/app.ts";
import { Inbox } from "./inbox/object.ts";
import { AddressLimiter } from "./limiter/object.ts";

export { AddressLimiter, Conversation, Inbox };

export default app;
