export const notices = {
	inThread: (conversation: string) => `${conversation} (in a thread)`,
	inGroup: (sender: string, group: string) => `${sender} in ${group}`,
	inThreadOfGroup: (sender: string, group: string) => `${sender} in ${group} (in a thread)`,
	reminder: "Reminder",
	reminderFrom: (conversation: string) => `Reminder from ${conversation}`,
	unknownMessage: "A message that you saved for now.",
};

export type NoticeTexts = typeof notices;
