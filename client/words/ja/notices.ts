import type { NoticeTexts } from "../en/notices.ts";

export const notices: NoticeTexts = {
	inThread: (conversation) => `${conversation}（スレッド内）`,
	inGroup: (sender, group) => `${sender}（「${group}」）`,
	inThreadOfGroup: (sender, group) => `${sender}（「${group}」のスレッド内）`,
	reminder: "リマインダー",
	reminderFrom: (conversation) => `「${conversation}」のリマインダー`,
	unknownMessage: "この時間のために保存したメッセージです。",
};
