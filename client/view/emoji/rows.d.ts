/** Made when the client is built, by client/build/emoji-rows.ts. */
declare module "virtual:emoji-rows" {
	const rows: import("../../store/emoji.ts").EmojiRow[][];
	export default rows;
}

declare module "virtual:emoji-names-*" {
	const names: import("../../store/emoji.ts").EmojiNames;
	export default names;
}
