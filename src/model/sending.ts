// How a report reaches an awarding authority (Article 22(3), third subparagraph).

/** Ways of sending a submission. */
export const SENDING_WAYS = ['email', 'portal', 'post', 'by-hand'] as const;
export type SendingWay = (typeof SENDING_WAYS)[number];
