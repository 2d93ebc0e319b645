import type { NoticeTexts } from "../en/notices.ts";
import { isolate } from "../isolate.ts";

export const notices: NoticeTexts = {
	inThread: (conversation) => `${isolate(conversation)} (في سلسلة ردود)`,
	inGroup: (sender, group) => `${isolate(sender)} في «${isolate(group)}»`,
	inThreadOfGroup: (sender, group) => `${isolate(sender)} في «${isolate(group)}» (في سلسلة ردود)`,
	reminder: "تذكير",
	reminderFrom: (conversation) => `تذكير من «${isolate(conversation)}»`,
	unknownMessage: "رسالة حفظتها لهذا الوقت.",
};
