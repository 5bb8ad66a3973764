// The invented year: which services got how many notices, of what type, and how providers answered.
// Large platforms bear their real names and all share the same odds: nothing here says anything about a real provider.

/** Notices by file: the Dutch hotline, the French helpdesk, the English tracker. `spellings` are what people really type. */
export const SERVICES = [
  service('TikTok', 'tiktok.example', 'large', [120, 105, 75], ['tik tok', 'Tik Tok', 'TIKTOK']),
  service('Instagram', 'instagram.example', 'large', [105, 90, 68], ['Insta', 'instagram ', 'IG']),
  service('Snapchat', 'snapchat.example', 'large', [75, 85, 41], ['snap', 'Snap chat']),
  service('X', 'x-platform.example', 'large', [62, 18, 45], ['x', 'Twitter', 'X (Twitter)']),
  service('Facebook', 'facebook.example', 'large', [34, 32, 18], ['FB', 'facebook']),
  service('YouTube', 'youtube.example', 'large', [24, 14, 21], ['You Tube', 'youtube']),
  service('Google Search', 'google-search.example', 'search', [14, 0, 9], ['Google', 'google search']),
  service('Pinterest', 'pinterest.example', 'large', [10, 3, 7]),
  service('LinkedIn', 'linkedin.example', 'large', [1, 0, 2]),
  service('WhatsApp Channels', 'whatsapp.example', 'large', [9, 12, 5], ['WhatsApp-kanaal', 'Whatsapp']),
  service('Pornhub', 'pornhub.example', 'adult', [17, 4, 12]),
  service('XVideos', 'xvideos.example', 'adult', [15, 3, 10], ['xvideos']),
  service('XNXX', 'xnxx.example', 'adult', [5, 0, 4]),
  service('Voorbeeldhost', 'voorbeeldhost.example', 'host', [28, 4, 22], ['voorbeeld host']),
  service('Voorbeeldfoto', 'voorbeeldfoto.example', 'host', [25, 3, 14]),
  service('Hébergexemple', 'hebergexemple.example', 'host', [14, 10, 12], ['Hebergexemple']),
  service('Exemplecloud', 'exemplecloud.example', 'host', [5, 4, 3]),
  service('Beispielwolke', 'beispielwolke.example', 'host', [16, 0, 15], ['Beispiel-Wolke']),
  service('Beispielbild', 'beispielbild.example', 'host', [4, 0, 4]),
  service('Examplepaste', 'examplepaste.example', 'host', [8, 0, 6]),
  service('Exemplimage', 'exemplimage.example', 'host', [33, 12, 24], ['exempl-image']),
  service('Esempio Stream', 'esempio-stream.example', 'host', [2, 0, 2]),
  service('Ejemplo Chat', 'ejemplo-chat.example', 'host', [6, 6, 12]),
  service('Näidisfail', 'naidisfail.example', 'host', [2, 0, 1]),
  service('Příklad Fórum', 'priklad-forum.example', 'host', [0, 0, 2]),
  service('Przykład Video', 'przyklad-video.example', 'host', [1, 0, 0]),
  service('Prikbord Voorbeeld', 'prikbord-voorbeeld.example', 'host', [4, 0, 3]),
  service('Exempelmoln', 'exempelmoln.example', 'host', [2, 0, 1]),
  // Nobody has entered this one yet: it comes in unconfirmed.
  service('Modèle Vidéo', 'modele-video.example', 'host', [0, 2, 0]),
  service('', 'unknown-host.example', 'host', [7, 9, 4]),
];

function service(name, host, kind, notices, spellings = []) {
  return { name, host, kind, notices, spellings };
}

/** Services with which the hotline keeps a voluntary programme beside Article 16. */
export const PROGRAMME_SERVICES = ['Voorbeeldhost', 'Voorbeeldfoto', 'Beispielwolke', 'Ejemplo Chat'];

/** Types of content by kind of service, in relative numbers. */
export const TYPE_ODDS = {
  large: {
    sextortion: 22,
    leakedMinor: 20,
    grooming: 16,
    abuse: 10,
    bullying: 7,
    abuseSynthetic: 6,
    leakedAdult: 6,
    impersonation: 4,
    voyeurism: 3,
    extreme: 3,
    prostitution: 2,
    notStated: 1,
  },
  adult: { abuse: 30, leakedMinor: 25, leakedAdult: 25, voyeurism: 10, prostitution: 6, abuseSynthetic: 4 },
  search: { abuse: 50, leakedAdult: 20, abuseSynthetic: 15, leakedMinor: 15 },
  host: { abuse: 45, leakedMinor: 15, abuseSynthetic: 14, leakedAdult: 10, voyeurism: 6, prostitution: 6, extreme: 3, notStated: 1 },
};

/** Strongest first: where a record names two types, the first of these is its main one. */
export const TYPE_PRIORITY = [
  'abuse',
  'abuseSynthetic',
  'leakedMinor',
  'sextortion',
  'grooming',
  'prostitution',
  'voyeurism',
  'extreme',
  'leakedAdult',
  'impersonation',
  'bullying',
  'notStated',
];

export const ABUSE_TYPES = ['abuse', 'abuseSynthetic'];
export const OUTSIDE_AREA_TYPES = ['leakedAdult', 'bullying', 'impersonation', 'notStated'];

/** What providers decide once they decide, by how clear the case is. */
export const DECISION_ODDS = {
  clear: { removed: 74, terminated: 8, disabled: 5, geo: 1, suspended: 2, moot: 7, notFound: 3 },
  minor: {
    removed: 44,
    terminated: 16,
    suspended: 9,
    restricted: 4,
    unspecified: 5,
    warning: 1,
    moot: 6,
    notFound: 4,
    notIllegal: 4,
    insufficient: 4,
    outOfScope: 3,
    duplicate: 1,
  },
  other: {
    removed: 32,
    terminated: 8,
    suspended: 6,
    restricted: 8,
    unspecified: 5,
    warning: 3,
    moot: 5,
    notFound: 5,
    notIllegal: 14,
    insufficient: 7,
    outOfScope: 5,
    duplicate: 2,
  },
};

export const REFUSALS = ['notFound', 'notIllegal', 'insufficient', 'outOfScope', 'duplicate'];
export const UNDECIDED = ['acknowledged', 'noReply', 'notRecorded', 'notSent'];

/** Deciles of the hours from sending to decision. */
export const HOURS_TO_DECISION = {
  large: [0.3, 2, 6, 14, 27, 41, 60, 96, 160, 290, 900],
  search: [0.3, 2, 6, 14, 27, 41, 60, 96, 160, 290, 900],
  adult: [0.3, 2, 6, 14, 27, 41, 60, 96, 160, 290, 900],
  host: [0.5, 5, 16, 30, 50, 76, 110, 170, 270, 460, 1300],
};
