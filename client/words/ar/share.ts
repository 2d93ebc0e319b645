import type { ShareWords } from "../en/share.ts";

export const share: ShareWords = {
	title: "في أي محادثة تريد المشاركة؟",
	nothing: "لا يوجد ما يُشارَك هنا. يقبل Parley النصوص وعناوين الويب.",
	noConversations: "ليست لديك محادثات بعد. ابدأ واحدة ثم شارك من جديد.",
	loading: "جارٍ تحميل محادثاتك…",
};
