import type { ShareWords } from "../en/share.ts";

export const share: ShareWords = {
	title: "どの会話に共有しますか？",
	nothing: "共有するものがありません。共有できるのはテキストとウェブアドレスです。",
	noConversations: "まだ会話がありません。会話を始めてから、もう一度共有してください。",
	loading: "会話を読み込んでいます…",
};
