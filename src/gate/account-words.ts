// Words around accounts: what a name of an account follows, and what is none.
import { wordPattern } from './span.ts';

/** Services as people call them beside an account. */
export const PLATFORMS = [
  'tik ?tok|tt|insta(?:gram)?|ig|snap(?:chat)?|sc|telegram|tg|discord|dc|facebook|fb|twitter|x|kik|wickr|session|skype|roblox|twitch|you ?tube|yt|onlyfans|psn|xbox',
  'steam|vk|threema|bluesky|bsky|mastodon|threads|reddit|omegle|yubo|wizz|bereal|tumblr|pinterest|likee|fortnite|minecraft|whatsapp|signal|messenger|tinder|grindr',
].join('|');

/** After these comes a name, whatever it looks like. */
export const NAME_WORDS = wordPattern([
  'user[- ]?(?:name|id|handle)s?',
  'nick(?:[- ]?names?)?',
  'screen[- ]?names?',
  'account[- ]?(?:names?|handles?)',
  'gamer-?tags?',
  // The noun: `we handle the file` names no account.
  '(?<!\\b(?:not|to|we|they|who|that|which|must|should|will|would|can|cannot|could|may|and|or|also|staff|team|analysts?) )handles?',
  'gebruikersna(?:am|men)',
  'account-?na(?:am|men)',
  '(?:profiel|snap|insta|tiktok|discord|telegram)-?na(?:am|men)',
  '(?:snap|insta|tiktok|discord|telegram)[- ]?names?',
  'bijna(?:am|men)',
  'schuilna(?:am|men)',
  'pseudo(?:nyme?|niem|nym)?s?',
  "nom d'utilisateur",
  'noms? de (?:profil|compte)',
  'identifiant',
  'surnom',
  'benutzername[ns]?',
  'nutzername[ns]?',
  'spitzname[ns]?',
  'kontoname[ns]?',
  'profilname[ns]?',
  'alias',
  'aka',
  'a\\.k\\.a\\.?',
  'alias dictus',
]);
/** After these a name comes sometimes: it must look like one. */
export const ACCOUNT_WORDS = wordPattern([
  'users?',
  'profiles?',
  'posters?',
  'uploaders?',
  'members?',
  'streamers?',
  'lid',
  'dader',
  'verdachte',
  'comptes?',
  'utilisat(?:eur|rice)s?',
  'profils?',
  'chaîne',
  'membre',
  'suspect',
  'kanal',
  'mitglied',
  `(?:${PLATFORMS})`,
  'tiktok(?:ker|ers?|euse|eur)',
  'instagrammer',
  'name',
  'naam',
  'named',
  'called',
  'genaamd',
  'nom',
  'nommée?',
  'namens',
  'genannt',
]);
/** Before a name somebody goes by. */
export const CUE_WORDS = wordPattern([
  'comme',
  'als',
  'as',
  'onder de naam',
  'sous le nom(?: de)?',
  'unter (?:dem )?namen?',
  'under the name(?: of)?',
  'goes by',
  'going by',
  'by the name(?: of)?',
  'heet',
  'heißt',
  "s'appelle",
]);
/** The same at the end of a longer word: `Snapchataccount`, `TikTok-gebruiker`. */
export const ACCOUNT_ENDINGS = /(?:accounts?|gebruikers?|profiel(?:en)?|profile?n?|kanaal|nutzer(?:in|s)?|kontos?)(?![\p{L}\p{N}])/giu;
/** “no username required”: what follows is no name. */
export const PLAIN_WORDS = new Set(
  (
    'and are but field fields policy policies table list change changes search for hidden none n/a unknown has have into not only or per required that the they this unknown until was were when which who will with without ' +
    'als anoniem geen verborgen bekend bestaat die dit dat geblokkeerd gekend gesloten gewist had heeft het maar niet nodig onbekend om onder over te van verwijderd vereist was ' +
    'werd werden wordt worden zijn zonder met een hun aan bij door en of op uit ' +
    'aucun anonyme masqué avec aux dans des est été été inconnu les mais ont par pas pour qui que requis sans ses son sont sur une est-il connu supprimé supprimée ' +
    'anonym keine keiner aber auf aus bei bekannt das dem den der des die ein eine erforderlich für gelöscht gesperrt ist mit nach nicht nötig oder ohne sind und unbekannt von vom war waren wird wurde wurden zu zur zum'
  ).split(' '),
);
