// What the invented tool may say: services with a long tail, types, outcomes. The mapping profile and the services file follow from it.

/** 300 services; the first has about a fifth of all notices, the last one in ten thousand. */
export const SERVICES = Array.from({ length: 300 }, (_, i) => {
  const number = String(i + 1).padStart(3, '0');
  return { name: `Example Service ${number}`, provider: `Example Entity ${number} Ltd`, host: `service-${number}.example` };
});

const MINORS = 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS';
const RIGHTS = 'STATEMENT_CATEGORY_INTELLECTUAL_PROPERTY_INFRINGEMENTS';
export const TYPES = [
  { label: 'Copyright: film or series', code: `${RIGHTS}/KEYWORD_COPYRIGHT_INFRINGEMENT` },
  { label: 'Child sexual abuse material', code: `${MINORS}/KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL` },
  { label: 'Trade mark', code: `${RIGHTS}/KEYWORD_TRADEMARK_INFRINGEMENT` },
  { label: 'Grooming', code: `${MINORS}/KEYWORD_GROOMING_SEXUAL_ENTICEMENT_MINORS` },
  { label: 'Intimate image shared without consent', code: 'STATEMENT_CATEGORY_CYBER_VIOLENCE/KEYWORD_NON_CONSENSUAL_IMAGE_SHARING' },
  { label: 'Fake profile', code: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD/KEYWORD_IMPERSONATION_ACCOUNT_HIJACKING' },
  { label: 'Bullying', code: 'STATEMENT_CATEGORY_CYBER_VIOLENCE/KEYWORD_CYBER_BULLYING_INTIMIDATION' },
  { label: 'Trafficking', code: 'STATEMENT_CATEGORY_VIOLENCE/KEYWORD_HUMAN_EXPLOITATION' },
  { label: 'Other violence', code: 'STATEMENT_CATEGORY_VIOLENCE/KEYWORD_OTHER' },
  { label: 'Not specified', code: 'STATEMENT_CATEGORY_NOT_SPECIFIED_NOTICE' },
] as const;

/** `parts` in a thousand; `decides`: it has a day and a ground. */
export const OUTCOMES = [
  { label: 'Content removed', code: 'ACTION_REMOVED', parts: 520, decides: true },
  { label: 'Access disabled in one country', code: 'ACTION_DISABLED_GEO', parts: 60, decides: true },
  { label: 'Account suspended', code: 'ACTION_ACCOUNT_SUSPENDED', parts: 60, decides: true },
  { label: 'Visibility restricted', code: 'ACTION_RESTRICTED_OTHER', parts: 20, decides: true },
  { label: 'Refused: not illegal', code: 'NO_ACTION_NOT_ILLEGAL', parts: 80, decides: true },
  { label: 'Refused: more information asked', code: 'NO_ACTION_INSUFFICIENT', parts: 40, decides: true },
  { label: 'Refused: not found', code: 'NO_ACTION_NOT_FOUND', parts: 20, decides: true },
  { label: 'Already gone', code: 'MOOT_ALREADY_REMOVED', parts: 40, decides: true },
  { label: 'Receipt only', code: 'PENDING_ACK_ONLY', parts: 60, decides: false },
  { label: '', code: 'PENDING_NO_REPLY', parts: 100, decides: false },
] as const;

/** The mapping profile of the invented tool. The remark is not mapped, so it is never stored. */
export const BIG_PROFILE = {
  format: 'article22-profile/1',
  name: 'big-csv',
  title: 'Invented tool with very many notices',
  source: { code: 'big', name: 'Invented tool' },
  language: 'en',
  timeZone: 'Europe/Brussels',
  columns: {
    reference: { label: 'Reference' },
    sent: { label: 'Sent', format: 'yyyy-MM-dd HH:mm' },
    service: { label: 'Service' },
    category: { label: 'Type' },
    language: { label: 'Language' },
    items: { label: 'Items' },
    url: { label: 'URL' },
    account: { label: 'Account' },
    channel: { label: 'Channel' },
    action: { label: 'Outcome' },
    decided: { label: 'Decided', format: 'yyyy-MM-dd HH:mm' },
    receipt: { label: 'Receipt', format: 'yyyy-MM-dd HH:mm' },
    ground: { label: 'Ground' },
  },
  values: {
    category: Object.fromEntries(TYPES.map(({ label, code }) => [label, code])),
    action: Object.fromEntries(OUTCOMES.map(({ label, code }) => [label, code])),
    channel: { 'Article 16': 'article-16', 'Voluntary programme': 'voluntary-programme' },
    ground: { 'Illegal content': 'law', 'Terms and conditions': 'terms' },
    language: { en: 'en', fr: 'fr', nl: 'nl', de: 'de' },
  },
  channel: { default: 'article-16', assumed: false },
  unknownServices: 'hold',
} as const;

/** Answers about its services, so that no record is held. */
export const BIG_SERVICES = {
  format: 'article22-services/1',
  services: SERVICES.map(({ name, provider }) => ({ service: name, provider, hosting: 'yes', naturalPerson: 'no', aliases: [] })),
} as const;
