// A report as the log holds it. The same text is the same report, and pages ask for it again and again, so what was read is remembered.
import { memoryOf } from '../model/memory.ts';
import { type Report, reportSchema } from '../model/report.ts';

/** Versions of some years. */
const read = memoryOf<Report>(24);

/** The report of a stored text; not to be changed. */
export function storedReport(text: string): Report {
  return read.get(text) ?? read.set(text, reportSchema.parse(JSON.parse(text)));
}
