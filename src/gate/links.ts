// Links to a user or a post. Help pages of services are for review; their home pages and rules, laws and institutions pass.
import { knownServices } from '../model/vocabulary.ts';
import type { Span } from './span.ts';

const LINK =
  /(?:h(?:tt|xx)ps?|ftp):\/\/[^\s<>"'`|]{1,2048}|(?<![\p{L}\p{N}@./-])(?:[\p{L}\p{N}_-]{1,63}\.){1,6}\p{L}{2,24}(?![\p{L}\p{N}-])(?::\d{1,5})?(?:[/?#][^\s<>"'`|]{0,2048})?/giu;
/** Where people post under their own name, besides the services of the vocabulary; short names as people say them. */
const USER_HOSTS = (
  'blogspot.com bsky.app insta.com snap.com tiktok.be tiktok.fr dailymotion.com discord.com discord.gg fb.me imgur.com instagr.am kick.com mastodon.social medium.com mega.nz ok.ru ' +
  'onlyfans.com pastebin.com patreon.com pin.it redd.it reddit.com rumble.com snapchat.com substack.com t.me telegram.me telegram.org threads.net ' +
  'tiktok.com tumblr.com twitch.tv twitter.com vimeo.com vk.com vm.tiktok.com wa.me wattpad.com whatsapp.com wordpress.com x.com youtu.be ' +
  'livejournal.com deviantart.com bandcamp.com gitlab.com bitly.com bit.ly tinyurl.com goo.gl ow.ly is.gd gofundme.com paypal.me ko-fi.com'
).split(' ');
/** Where each user has a host of their own. */
const USER_SUBDOMAINS = new Set(
  (
    'blogspot.com blogspot.be blogspot.nl blogspot.fr blogspot.de tumblr.com wordpress.com substack.com medium.com livejournal.com deviantart.com ' +
    'bandcamp.com github.io wixsite.com myshopify.com pages.dev workers.dev web.app'
  ).split(' '),
);
/** Institutions, law and standards: their addresses are about no one. */
const PUBLIC_HOSTS = (
  'europa.eu w3.org schema.org json-schema.org creativecommons.org frictionlessdata.io datapackage.org purl.org iana.org ietf.org doi.org ' +
  'legifrance.gouv.fr gouv.fr conseil-etat.fr courdecassation.fr arcom.fr cnil.fr overheid.nl rijksoverheid.nl rechtspraak.nl acm.nl ' +
  'autoriteitpersoonsgegevens.nl fgov.be belgium.be bipt.be ibpt.be vlaanderen.be juportal.be gegevensbeschermingsautoriteit.be ' +
  'gesetze-im-internet.de bund.de bundesnetzagentur.de bmj.de dejure.org buzer.de public.lu cnam.ie irishstatutebook.ie gov.ie ' +
  'legislation.gov.uk gov.uk ofcom.org.uk coe.int un.org inhope.org'
).split(' ');
const SERVICE_NAMES = new Set(
  (
    'www m help support about blog business developer developers newsroom news transparency safety policies policy legal privacy press corporate ' +
    'community creators ads terms trust research status'
  ).split(' '),
);
const SERVICE_PAGES =
  /^(?:\/(?:[a-z]{2}(?:[-_][a-z]{2,3})?|intl|t|static))?\/(?:legal|law|polic(?:y|ies)(?:[-_]center)?|rules|help|hc|support|safety(?:-?cent(?:er|re))?|transparency(?:-?(?:report|center))?|terms(?:-of-(?:service|use))?|privacy(?:-policy)?|about|guidelines|community-?(?:guidelines|standards)|standards|business|newsroom|news|blog|press|tos|dsa|report(?:ing)?|abuse|contact|login|signup|jobs|careers|ads|company|trust|law-enforcement|copyright|creators|download|explore|impressum|settings|howyoutubeworks|imprint|cookies?|faq)(?:[/?#.]|$)/i;
/** Of these, what is only words: the rules of a service name no user. */
const RULES =
  /^(?:\/(?:[a-z]{2}(?:[-_][a-z]{2,3})?|intl))?\/(?:legal|law|polic(?:y|ies)|rules|safety|transparency|terms(?:-of-(?:service|use))?|privacy(?:-policy)?|guidelines|community-?(?:guidelines|standards)|standards|tos|dsa|imprint|impressum|howyoutubeworks)(?:\/[a-z_-]+)*\/?$/i;
const RULES_HOST = /^(?:transparency|policies|policy|legal|safety|privacy|terms)\./;
const PERSONAL_PATH =
  /\/@|\/~|\/(?:users?|u|profiles?|profil|profiel|p|pin|status|posts?|videos?|v|watch|reels?|shorts|photos?|threads?|topics?|t|channel|c|groups?|groep(?:en)?|stor(?:y|ies)|members?|comments?|in|people|add|invite|live|playlist|album|gallery|media|art\/\d|msg|message|berichten?|uploads?|f|file|d|i|gebruikers?|leden|membres?|utilisateurs?|nutzer|mitglieder)[/?=.]|[?&#](?:id|v|user|uid|profile|fbid|u|pid|p|tid|post|member|author|story_fbid)=|\/[\w-]{0,40}\d{6,}|[0-9a-f]{8}-[0-9a-f]{4}-/i;
const COMMON_ENDINGS =
  /\.(?:be|nl|fr|de|lu|eu|com|net|org|info|io|me|tv|app|uk|es|it|at|ch|pl|pt|ie|dk|se|fi|name|social|xyz|online|site|ru|to|cc|club|top|onion|example)$/i;

/** `text` is folded. A link to a user or post blocks; any other address is for review; institutions, and the rules of services, pass. */
export function links(text: string): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(LINK)) {
    const link = withoutEnd(match[0]);
    const result = judge(link);
    if (result !== null) spans.push({ start: match.index, end: match.index + link.length, type: 'URL', result });
  }
  return spans;
}

/** Sentence marks after a link are not part of it. */
function withoutEnd(link: string): string {
  let end = link.length;
  while (end > 0 && ".,;:!?)]}'»”’*".includes(link[end - 1] ?? '')) end--;
  return link.slice(0, end);
}

function judge(link: string): Span['result'] | null {
  const { scheme, host, path } = splitLink(link);
  if (isWithin(host, PUBLIC_HOSTS)) return null;
  if (RULES.test(path) && RULES_HOST.test(host)) return null;
  const service = userHost(host);
  if (service !== null) return judgeService(host, service, path);
  if (path.length > 1 && !SERVICE_PAGES.test(path) && PERSONAL_PATH.test(path)) return 'block';
  return scheme || path.length > 1 || host.startsWith('www.') || COMMON_ENDINGS.test(host) ? 'review' : null;
}

function judgeService(host: string, service: string, path: string): Span['result'] | null {
  const before = host === service ? '' : host.slice(0, -service.length - 1);
  if (before !== '' && USER_SUBDOMAINS.has(service) && !SERVICE_NAMES.has(before)) return 'block';
  if (path.length <= 1 || RULES.test(path)) return null;
  const isServicesOwn = before !== '' && SERVICE_NAMES.has(before) && !/^(?:www|m)$/.test(before);
  return isServicesOwn || SERVICE_PAGES.test(path) || /^\/[a-z]{2}(?:[-_][a-zA-Z]{2})?\/?$/.test(path) ? 'review' : 'block';
}

/** Host in lower case without port, and what follows it. */
export function splitLink(link: string): { scheme: boolean; host: string; path: string } {
  const parts = /^([a-z]{3,5}:\/\/)?(?:[^/?#@]{0,200}@)?([^/?#:]{1,300})(?::\d{1,5})?(.*)$/is.exec(link);
  return { scheme: parts?.[1] !== undefined, host: (parts?.[2] ?? '').toLowerCase(), path: parts?.[3] ?? '' };
}

function isWithin(host: string, domains: readonly string[]): boolean {
  return domains.some((domain) => host === domain || host.endsWith(`.${domain}`));
}

let userHosts: readonly string[] | undefined;
/** The service's domain a host belongs to; the longest where one lies within another. */
function userHost(host: string): string | null {
  userHosts ??= [...new Set([...USER_HOSTS, ...knownServices().flatMap((service) => service.domains)])].sort((a, b) => b.length - a.length);
  return userHosts.find((domain) => host === domain || host.endsWith(`.${domain}`)) ?? null;
}
