/**
 * What hosted services publish as their list prices: with the page that says so, and when the copy was made that
 * we read. What could not be found is said, not guessed.
 */

/** How much people say and hear, so that prices for users and prices for messages can stand side by side. */
export interface Usage {
	/** Messages that one person says in a month. */
	saidByPerson: number;
	/** People who hear each, the sender not among them, who have a connection at that time. */
	hearers: number;
}

export interface HostedPrice {
	service: string;
	/** What is asked for, in words. */
	price: string;
	page: string;
	/** When the page, or the copy of it, was read. */
	read: string;
	/** Dollars for a million messages that are said; null: the price is not by messages or people alone. */
	perMillion: ((usage: Usage) => number) | null;
}

/** A price for each person who is active in a month, as one for messages. */
const byPerson = (dollars: number) => (usage: Usage) => (dollars / usage.saidByPerson) * 1e6;

export const hostedPrices: readonly HostedPrice[] = [
	{
		service: "Twilio Conversations",
		price: "$0.05 for each active user and month (201 to 5,000 users; $0.045 from 10,001)",
		page: "www.twilio.com/en-us/messaging/pricing/conversations-api",
		read: "2026-09-20",
		perMillion: byPerson(0.05),
	},
	{
		service: "Ably, by messages",
		price: "$2.50 for a million messages, each delivery and the echo being one; connection and channel minutes apart",
		page: "ably.com/docs/platform/pricing/examples/support-chat (accounts from before prices by users)",
		read: "2026",
		// The one that is said, its echo, and one for each who hears it.
		perMillion: ({ hearers }) => 2.5 * (2 + hearers),
	},
	{
		service: "PubNub, by transactions",
		price: "$0.000123 for what is published, $0.000033 for each delivery; storage apart",
		page: "www.pubnub.com/docs/general/resources/pricing",
		read: "2026",
		perMillion: ({ hearers }) => (0.000123 + 0.000033 * (1 + hearers)) * 1e6,
	},
	{
		service: "Sendbird Chat, Starter",
		price: "$399 a month for 5,000 active users",
		page: "sendbird.com/pricing/chat, as a catalogue of prices repeats it; the page itself was not found",
		read: "2026-05-05",
		perMillion: byPerson(399 / 5_000),
	},
	{
		service: "Pusher Channels, Startup",
		price: "$49 a month for 1 million messages a day, each delivery being one, and 500 connections",
		page: "pusher.com/channels/pricing, as a catalogue of prices repeats it; the page itself was not found",
		read: "2026-05-08",
		// A full month of full days, which nobody has: the least that it can be. Nothing is stored for it.
		perMillion: ({ hearers }) => (49 / (30 * 1e6)) * 1e6 * (1 + hearers),
	},
	{
		service: "Stream Chat",
		price:
			"by active users, not found as a number; beyond a plan $5 for a million stored messages and $7 for a million API calls",
		page: "getstream.io/chat/docs/node/fair-usage-limits",
		read: "2026",
		perMillion: null,
	},
];
