// A page as a tree, whoever made it: the parser builds what the rules of HTML ask for, and a few kilobytes can ask for millions of elements.
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, type ParserOptions, parse } from 'parse5';
import { unreadable } from './text.ts';

/** A page of a report has some 20,000. */
const NODES_MAX = 400_000;
/** The parser opens again what was not closed; more than so many for one sign that opens a tag, and it was made for that. */
const NODES_PER_TAG = 8;
const NODES_IN_ANY_CASE = 10_000;

/**
 * @throws UserError `gate.unreadable-file` for a page that would grow far beyond what stands in it, or has more elements than are read
 */
export function htmlTree(
  name: string,
  source: string,
  onParseError: ParserOptions<DefaultTreeAdapterTypes.DefaultTreeAdapterMap>['onParseError'] = null,
): DefaultTreeAdapterTypes.Document {
  let left = Math.min(NODES_MAX, NODES_IN_ANY_CASE + NODES_PER_TAG * tagsIn(source));
  const counted = <A extends unknown[], T>(create: (...given: A) => T) => {
    return (...given: A): T => {
      left -= 1;
      if (left < 0) throw unreadable(name, 'it would have far more elements than a page that is read has');
      return create(...given);
    };
  };
  const treeAdapter = {
    ...defaultTreeAdapter,
    createElement: counted(defaultTreeAdapter.createElement),
    createCommentNode: counted(defaultTreeAdapter.createCommentNode),
  };
  return parse(source, { scriptingEnabled: false, treeAdapter, onParseError });
}

function tagsIn(source: string): number {
  let count = 0;
  for (let at = source.indexOf('<'); at >= 0; at = source.indexOf('<', at + 1)) count += 1;
  return count;
}
