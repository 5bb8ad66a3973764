// Addresses on a network: links to a user or a post, and IP addresses.
import { isIPv4, isIPv6 } from 'node:net';
import { knownServices } from '../model/vocabulary.ts';
import { contextBefore, type Span, wordPattern } from './span.ts';

const LINK =
  /(?:h(?:tt|xx)ps?|ftp):\/\/[^\s<>"'`|]{1,2048}|(?<![\p{L}\p{N}@./-])(?:[\p{L}\p{N}_-]{1,63}\.){1,6}\p{L}{2,24}(?![\p{L}\p{N}-])(?::\d{1,5})?(?:[/?#][^\s<>"'`|]{0,2048})?/giu;
/** Where people post under their own name, besides the services of the vocabulary. */
const USER_HOSTS = (
  'blogspot.com bsky.app dailymotion.com discord.com discord.gg fb.me imgur.com instagr.am kick.com mastodon.social medium.com mega.nz ok.ru ' +
  'onlyfans.com pastebin.com patreon.com pin.it redd.it reddit.com rumble.com snapchat.com substack.com t.me telegram.me telegram.org threads.net ' +
  'tiktok.com tumblr.com twitch.tv twitter.com vimeo.com vk.com vm.tiktok.com wa.me wattpad.com whatsapp.com wordpress.com x.com youtu.be'
).split(' ');
/** Institutions and standards: their addresses are about no one. */
const PUBLIC_HOSTS =
  'europa.eu w3.org schema.org json-schema.org creativecommons.org frictionlessdata.io datapackage.org purl.org iana.org ietf.org'.split(
    ' ',
  );
const SERVICE_NAMES = new Set(
  'www m help support about blog business developer developers newsroom transparency safety policies legal'.split(' '),
);
const SERVICE_PAGES =
  /^\/(?:legal|policy|policies|help|support|safety|transparency|terms|privacy|about|guidelines|community-guidelines|business|newsroom|press|tos)(?:[/?#]|$)/i;
const PERSONAL_PATH =
  /\/@|\/(?:users?|u|profiles?|profil|p|status|posts?|videos?|watch|reels?|shorts|photos?|threads?|channel|groups?|stor(?:y|ies)|members?|comments?|in|people)[/?=]|[?&](?:id|v|user|uid|profile|fbid|u|story_fbid)=|\/[\w-]{0,40}\d{6,}|[0-9a-f]{8}-[0-9a-f]{4}-/i;
const COMMON_ENDINGS =
  /\.(?:be|nl|fr|de|lu|eu|com|net|org|info|io|me|tv|app|uk|es|it|at|ch|pl|pt|ie|dk|se|fi|name|social|xyz|online|site)$/i;

/** `text` is folded. A link to a user or post blocks; any other address is for review; institutions pass. */
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
  while (end > 0 && ".,;:!?)]}'".includes(link[end - 1] ?? '')) end--;
  return link.slice(0, end);
}

function judge(link: string): Span['result'] | null {
  const { scheme, host, path } = splitLink(link);
  if (isWithin(host, PUBLIC_HOSTS)) return null;
  const service = userHost(host);
  if (service !== null) {
    if (host !== service && !SERVICE_NAMES.has(host.slice(0, -service.length - 1))) return 'block';
    if (path.length <= 1) return null;
    return SERVICE_PAGES.test(path) || (SERVICE_NAMES.has(host.split('.')[0] ?? '') && !/^(?:www|m)\./.test(host)) ? 'review' : 'block';
  }
  if (PERSONAL_PATH.test(path)) return 'block';
  return scheme || path.length > 1 || host.startsWith('www.') || COMMON_ENDINGS.test(host) ? 'review' : null;
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

const IP4 = /(?<![\p{L}\p{N}.])\d{1,3}(?:\.\d{1,3}){3}(?!\.?[\p{L}\p{N}])/gu;
const IP6 = /(?<![\p{L}\p{N}:.])[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}(?![\p{L}\p{N}:])/giu;
const IP_WORDS = wordPattern([
  'ip(?:-?v?[46])?',
  'ip[ -]?(?:adres|address|adresse)\\w{0,4}',
  'adresse ip',
  'ping',
  'server',
  'serveur',
  'host',
]);
const VERSION_WORDS = wordPattern(['versions?', 'versies?', 'v', 'release', 'build', 'section', 'article', 'artikel', 'chapter', '§']);

/** Four numbers may also be a version: then the numbers before and the word in front decide. */
export function ipAddresses(text: string): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(IP4)) {
    const before = contextBefore(text, match.index, 24);
    const speaksOfIp = before.search(IP_WORDS) >= 0;
    if (!isIPv4(match[0]) || (!speaksOfIp && before.search(VERSION_WORDS) >= 0)) continue;
    const numbers = match[0].split('.').map(Number);
    if (!speaksOfIp && numbers.every((number) => number < 10)) continue;
    const result = speaksOfIp || (numbers[0] ?? 0) > 30 ? 'block' : 'review';
    spans.push({ start: match.index, end: match.index + match[0].length, type: 'IP', result });
  }
  for (const match of text.matchAll(IP6)) {
    const groups = match[0].match(/[0-9a-f]+/gi) ?? [];
    // `10:30::` is rather a time.
    if (groups.length >= (/[a-f]/i.test(match[0]) ? 2 : 3) && /\d/.test(match[0]) && isIPv6(match[0])) {
      spans.push({ start: match.index, end: match.index + match[0].length, type: 'IP', result: 'block' });
    }
  }
  return spans;
}
