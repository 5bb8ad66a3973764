// Cells that hold several values although nobody said so: what a form with tick boxes exports. They are asked about, not counted as one.
import { normaliseLabel } from '../model/normalise.ts';
import type { Field } from '../model/profile.ts';
import { cellText } from './cell-text.ts';

/** Fields of which a notice has one main value. */
export const SINGLE_FIELDS = ['service', 'category', 'action', 'later-action'] as const satisfies readonly Field[];

/** These join values and stand in no label of a type or an action. */
const JOINS = /[;|\n]/;
/** `&amp;` and `&#233;` end with a semicolon that joins nothing. */
const ENTITY = /&(?:[a-z]+|#\d+|#x[\da-f]+);/gi;
/** These may stand in a label, so the parts must be values on their own elsewhere in the column. */
const MAY_JOIN = [',', ' / ', ' + '];
const REMEMBERED_MAX = 5_000;
/** A longer text comes once. */
const LENGTH_MAX = 200;

export interface SeveralSurvey {
  /** Shows it the cells of a field, as they stand. */
  watch(field: Field): (raw: string) => void;
  /** Does a cell of this field hold several values? */
  isSeveral(field: Field, text: string): boolean;
}

/** Collects the distinct values of a file's columns. */
export function surveySeveral(): SeveralSurvey {
  const values = new Map<Field, Set<string>>(SINGLE_FIELDS.map((field) => [field, new Set()]));
  const known = (field: Field, part: string) => values.get(field)?.has(normaliseLabel(part)) ?? false;
  return {
    watch(field) {
      const seen = values.get(field);
      /** Cells that were met: most come again and again. */
      const met = new Set<string>();
      return (raw) => {
        if (!seen || seen.size >= REMEMBERED_MAX || met.has(raw)) return;
        seen.add(normaliseLabel(cellText(raw)));
        if (met.size < REMEMBERED_MAX && raw.length <= LENGTH_MAX) met.add(raw);
      };
    },
    isSeveral(field, text) {
      if (!values.has(field)) return false;
      const joined = partsOf(text.replace(/\r\n?/g, '\n').replace(ENTITY, ' '), JOINS);
      // The name of a service may hold such a sign, so one of the parts must be a name on its own.
      if (joined.length > 1 && (field !== 'service' || joined.some((part) => known(field, part)))) return true;
      return MAY_JOIN.some((sign) => {
        const parts = partsOf(text, sign);
        return parts.length > 1 && parts.every((part) => known(field, part));
      });
    },
  };
}

function partsOf(text: string, separator: string | RegExp): string[] {
  return text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
