import type { NoticeTexts } from "../en/notices.ts";

export const notices: NoticeTexts = {
	inThread: (conversation) => `${conversation} (in einem Thread)`,
	inGroup: (sender, group) => `${sender} in „${group}“`,
	inThreadOfGroup: (sender, group) => `${sender} in „${group}“ (in einem Thread)`,
	reminder: "Erinnerung",
	reminderFrom: (conversation) => `Erinnerung aus „${conversation}“`,
	unknownMessage: "Eine Nachricht, die du für jetzt gespeichert hast.",
};
