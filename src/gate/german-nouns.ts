// Is a German word with a capital an ordinary noun? By a list of bases, by ending, and by the last part of a compound.
import { clearedWithAll } from '../model/memory.ts';
import { listedWords } from './word-lists.ts';

const ENDING =
  /(?:ung|heit|keit|schaft|tion|sion|itat|igkeit|ismus|ment|anz|enz|ant|ent|ist|ator|itor|logie|grafie|graphie|.{4}nis|tum|ierung|ologe|eur|iker|ikerin|innen|erin|ystin|arin|antin|entin|atin|orin|ogie|kratie|istin|isten|ur|ik)(?:e|en|s|es|se|sen|er|ern|n)?$/;
/** What is taken off to come to a base. */
const INFLECTIONS = ['', 'e', 'n', 'en', 'er', 'ern', 's', 'es', 'nen', 'se', 'sen', 'ens'];
/** These end family names as often as nouns, and say nothing at the end of a longer word. */
const IN_NAMES =
  /(?:mann|muller|bauer|maier|meyer|huber|herr|haus|dorf|feld|land|stein|berg|bach|hof|burg|wald|heim|ort|meister|mark|thal|brand|ball|art|bote|bert|hand|kopf|herz|mut|mund|rat|reich|mai|tor|bau|wert|sohn|gast|gut|lob|ton|maus|amt|auge|erbe|ding|rang|rand|tod|tat|tur|uhr|not|rest|weg|weise|wirt|ehre|eid|laut|mal|hohe|lage|nahe)$/;

let baseSet: ReadonlySet<string> | undefined;
/** Normal forms; plural and case endings are taken off before comparing. */
function bases(): ReadonlySet<string> {
  baseSet ??= new Set(listedWords('german-nouns'));
  return baseSet;
}

/** No word is longer. A hostile text's may be, and taking it apart takes the square of its length. */
const LENGTH_MAX = 80;

const judged = new Map<string, boolean>();
clearedWithAll(() => judged.clear());

/** Is it in the list as it stands? Asked of family names, which may look like nouns. */
export function isGermanBase(form: string): boolean {
  return bases().has(form);
}

/** `form` is normal: lower case, without accents. */
export function isGermanNoun(form: string): boolean {
  if (form.length > LENGTH_MAX) return false;
  let noun = judged.get(form);
  if (noun === undefined) {
    noun = judge(form, bases());
    // Bounded, so that a hostile text cannot fill the memory.
    if (judged.size < 50_000) judged.set(form, noun);
  }
  return noun;
}

function judge(form: string, known: ReadonlySet<string>): boolean {
  if (form.length > 5 && ENDING.test(form)) return true;
  for (const inflection of INFLECTIONS) {
    if (!form.endsWith(inflection)) continue;
    const base = form.slice(0, form.length - inflection.length);
    if (base.length >= 2 && known.has(base)) return true;
    for (let cut = 3; cut <= base.length - 3; cut++) {
      const last = base.slice(cut);
      if (known.has(last) && (last.length > 3 || cut > 4) && (!IN_NAMES.test(last) || cut > 5)) return true;
    }
  }
  return false;
}
