// What the name of an account looks like: signs, digits and capitals where words have none.
import { normaliseLabel } from '../model/normalise.ts';
import { knownServices } from '../model/vocabulary.ts';

/** Words that hold a sign or a digit as well: `Nutzer_innen`, `16-jarige`, `24h`, `user_id`, MV-2026-1, `example.org`, YouTube. */
const ORDINARY = [
  /^(?:_?innen|\d+(?:-?\p{L}{1,12})?|[\d./_-]+|\p{L}+_?(?:ids?|innen|name))$/iu,
  /^\p{Lu}{1,6}[-_]?[\d.-]+$/u,
  /\.(?:be|nl|fr|de|eu|com|net|org|info|io|me|tv|gg|app|uk|js|ts|csv|json|html|pdf|example)$/i,
  /^(?:Tik|You|Linked|Whats|Only|Face|Snap|Git|Word|Deviant|Be|Pay|Cloud|Sound|Ali|Porn|Chat|My|Trust|Mc|Mac|i|e)\p{Lu}\p{L}*$/u,
  /^\p{L}+(?:Innen|In|Tube|Hub|GPT|Fans|App)$/u,
];
/** `zoro_99`, `zoro99`, `z0ro`, `99zoro_x`, `xXzoroXx`, `jan.zoro`. */
const CHOSEN = [
  /_/,
  /\p{Ll}{2}[.-]?\d{1,6}$/u,
  /\p{L}\d+\p{L}/u,
  /^\d{1,4}\p{L}{3,}[._\d]/u,
  /\p{Ll}\p{Lu}/u,
  /^\p{L}{2,}\.\p{L}{2,}$/u,
  /^\p{L}{2,}(?:[._]\p{L}+){2,}$/u,
  /^\p{L}[\p{L}._]*[._]\p{L}*\d+$/u,
];

export function looksChosen(name: string): boolean {
  return !isService(name) && CHOSEN.some((shape) => shape.test(name)) && !ORDINARY.some((shape) => shape.test(name));
}

/** So much its own shape that it is a name wherever accounts are spoken of: `its.just.bex`, `gloomknight_ak`, `lotte2011xo`. */
export function isTelling(name: string): boolean {
  if (!looksChosen(name) || !/\p{Ll}/u.test(name) || FILE.test(name)) return false;
  const letters = name.replace(/\P{L}/gu, '').length;
  if (/_/.test(name)) return letters > 3;
  const parts = name.split('.');
  if (parts.length > 1) return letters > 4 && parts.every((part) => /^[\p{Ll}\d]/u.test(part)) && parts.some((part) => part.length > 2);
  return letters > 3 && /^\p{Ll}+\d{2,}|\p{L}{2}\d+\p{L}{2}/u.test(name);
}

const FILE = /\.(?:csv|json|html?|pdf|xlsx?|docx?|txt|zip|png|jpe?g|gif|webp|xml|md|mp[34]|mov|heic|js|ts|css|py)$/i;

let services: ReadonlySet<string> | undefined;

/** Names of services are no accounts. */
export function isService(name: string): boolean {
  services ??= new Set(knownServices().flatMap((service) => service.domains.map((domain) => domain.split('.')[0] ?? '')));
  return services.has(normaliseLabel(name));
}
