// A report as the log holds it. The same text is the same report, and pages ask for it again and again, so what was read is remembered.
import { type Report, reportSchema } from '../model/report.ts';

/** Versions of some years; the oldest is forgotten first. */
const REMEMBERED = 24;
const read = new Map<string, Report>();

/** The report of a stored text; not to be changed. */
export function storedReport(text: string): Report {
  const known = read.get(text);
  if (known) return known;
  const report = reportSchema.parse(JSON.parse(text));
  const [oldest] = read.keys();
  if (read.size >= REMEMBERED && oldest !== undefined) read.delete(oldest);
  read.set(text, report);
  return report;
}
