/** Made when the client is built, by client/emoji-rows.ts. */
declare module "virtual:emoji-rows" {
	const rows: import("../../store/emoji.ts").EmojiRow[][];
	export default rows;
}
