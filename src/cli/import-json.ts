// Prints the documents of an import as one JSON text. The records of a dry run go out as they are read, so that a long file does not
// fill the memory; what sums them up follows them.
import type { ImportRecord, ImportResult } from '../model/import-result.ts';

export interface ImportPrinter {
  record(record: ImportRecord): void;
  /** Ends the document of one file. Its `records` are those printed before, or its own when none were. */
  end(result: ImportResult): void;
  /** Ends the text. */
  close(): void;
}

const CHUNK_CHARACTERS = 65_536;

/** `many` puts the documents into a list. */
export function importPrinter(print: (text: string) => void, many: boolean): ImportPrinter {
  let text = many ? '[\n' : '';
  let documents = 0;
  let records = 0;
  const add = (more: string) => {
    text += more;
    if (text.length < CHUNK_CHARACTERS) return;
    print(text);
    text = '';
  };
  const open = () => `${documents > 0 ? ',\n' : ''}{\n  "records": [`;
  const record = (one: ImportRecord) => {
    add(`${records === 0 ? open() : ','}\n    ${JSON.stringify(one)}`);
    records += 1;
  };
  return {
    record,
    end({ records: own, ...rest }) {
      for (const one of own) record(one);
      if (records === 0) add(open());
      add(`${records === 0 ? '' : '\n  '}],\n${JSON.stringify(rest, null, 2).slice(2)}`);
      documents += 1;
      records = 0;
    },
    close: () => print(`${text}${many ? '\n]' : ''}\n`),
  };
}
