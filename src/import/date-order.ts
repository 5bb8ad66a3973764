// Which date format a column has, decided over all of its cells. Never per cell, never from the machine's locale.
import { type DatePattern, type DateZones, datePattern } from './dates.ts';

const DAYS = [
  'yyyy-MM-dd',
  'yyyy/MM/dd',
  'yyyyMMdd',
  'd/M/yyyy',
  'M/d/yyyy',
  'd-M-yyyy',
  'M-d-yyyy',
  'd.M.yyyy',
  'd/M/yy',
  'M/d/yy',
  'd.M.yy',
];
const NAMED = ['d MMMM yyyy', 'd. MMMM yyyy', 'MMMM d, yyyy', 'd-MMM-yyyy'];
const MONTHS = ['yyyy-MM', 'yyyy/MM', 'M/yyyy', 'M-yyyy', 'MMMM yyyy'];
const TIMES = [' H:mm', ' H:mm:ss', ' H:mm:ss.SSS', ' h:mm a', ' h:mm:ss a', ', H:mm', ', H:mm:ss', ', h:mm a'];
const ISO_TIMES = ['HH:mm', 'HH:mm:ss', 'HH:mm:ss.SSS', 'HH:mm:ss.SSSSSS'];

/** Every format that is tried, in the order in which they are offered. */
export function candidateFormats(): readonly string[] {
  const iso = ISO_TIMES.flatMap((time) => ['', 'XXX'].map((offset) => `yyyy-MM-dd'T'${time}${offset}`));
  const spaced = ISO_TIMES.flatMap((time) => ['XXX', ' XXX'].map((offset) => `yyyy-MM-dd ${time}${offset}`));
  const days = [...DAYS, ...NAMED];
  return [...days, ...MONTHS, ...iso, ...spaced, ...days.flatMap((day) => TIMES.map((time) => `${day}${time}`))];
}

export interface FormatSurvey {
  /** Formats that every dated cell fits, in the order of `candidateFormats`. */
  readonly fitting: readonly string[];
  /** Lines of cells that contradict the format which fits most of them; at most five. */
  readonly contradicting: readonly number[];
  readonly best: string | null;
  /** Some cells are not blank and fit no format. */
  readonly undated: boolean;
}

/** Collects the cells of one column; `result` tells what they agree on. Cells that no format fits at all are left out. */
export function surveyFormats(language: string, zones: DateZones): { see(text: string, line: number): void; result(): FormatSurvey } {
  const tried: { readonly pattern: DatePattern; fits: number; readonly against: number[] }[] = candidateFormats().map((format) => ({
    pattern: datePattern(format, language),
    fits: 0,
    against: [],
  }));
  let dated = 0;
  let undated = false;
  return {
    see(text, line) {
      // What has met five contradictions and no cell that it fits is out, which keeps long files fast.
      const fits = tried.map((one) => (one.fits > 0 || one.against.length < 5) && one.pattern.read(text, zones).outcome === 'ok');
      // A day that exists in no order says nothing about the order: its own record is rejected later.
      if (!fits.includes(true)) {
        undated = true;
        return;
      }
      dated += 1;
      tried.forEach((one, i) => {
        if (fits[i]) one.fits += 1;
        else if (one.against.length < 5) one.against.push(line);
      });
    },
    result() {
      const best = tried.reduce<(typeof tried)[number] | null>((a, b) => (b.fits > (a?.fits ?? 0) ? b : a), null);
      const fitting = dated === 0 ? [] : tried.filter((one) => one.fits === dated).map((one) => one.pattern.pattern);
      return { fitting, contradicting: best?.against ?? [], best: best?.pattern.pattern ?? null, undated };
    },
  };
}
