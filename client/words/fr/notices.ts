import type { NoticeTexts } from "../en/notices.ts";

export const notices: NoticeTexts = {
	inThread: (conversation) => `${conversation} (dans un fil)`,
	inGroup: (sender, group) => `${sender} dans « ${group} »`,
	inThreadOfGroup: (sender, group) => `${sender} dans « ${group} » (dans un fil)`,
	reminder: "Rappel",
	reminderFrom: (conversation) => `Rappel de « ${conversation} »`,
	unknownMessage: "Un message que vous avez enregistré pour maintenant.",
};
