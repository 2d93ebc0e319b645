import type { NoticeTexts } from "../en/notices.ts";

export const notices: NoticeTexts = {
	inThread: (conversation) => `${conversation} (en un hilo)`,
	inGroup: (sender, group) => `${sender} en «${group}»`,
	inThreadOfGroup: (sender, group) => `${sender} en «${group}» (en un hilo)`,
	reminder: "Recordatorio",
	reminderFrom: (conversation) => `Recordatorio de «${conversation}»`,
	unknownMessage: "Un mensaje que guardaste para ahora.",
};
