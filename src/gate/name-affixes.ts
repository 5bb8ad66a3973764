// What stands before and within names, and how family names begin and end. All are normal forms.
import { listedWords } from './word-lists.ts';

/** Words between given and family name, or before it. */
export const PARTICLES: ReadonlySet<string> = new Set(listedWords('name-context', 'particles'));
/** Before a name. */
export const TITLES: ReadonlySet<string> = new Set(listedWords('name-context', 'titles'));
/** Before the name of a place or a feast rather than of a person. */
export const SAINTS: ReadonlySet<string> = new Set('st ste saint sainte sint sankt'.split(' '));

/** Endings that only family names have, also in lower case; normal forms. */
export const SURE_ENDING =
  /(?:opoulos|opoulou|oglu|escu|eanu|wicz|czyk|chuk|chenko|enko|shvili|adze|idze|ovic|evic|owski|owska|ewski|ewska|inska|auskas|auskiene|avicius|eviciene|ssens|ckx|ncks?|aerts|sdottir|qvist|inen)$/;
/** Endings and beginnings that family names often have; normal forms. Only words with a capital are compared. */
export const LIKELY_SHAPE =
  /^(?:mc|mac(?=[^aehiou])|fitz|ben(?=[^aeioudget])|bou(?=[^lqrtcgi])|vande|vanden|vander|o').{3,}|(?:opoulos|akis|idis|iadis|oglu|escu|eanu|wicz|czyk|chuk|enko|shvili|dze|ovic|evic|ov|ova|eva|ski|ska|sky|skyi|auskas|icius|aite|iene|ssens|aerts|ckx|sson|ssen|dottir|qvist|strom|gren|inen|oui|aoui|iani|ez)$/;
