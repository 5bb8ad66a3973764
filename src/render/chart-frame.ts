// What stands around a chart that is shared by itself: headline and subtitle above it, whose numbers they are below it. On a page
// these are text, and the picture is cut out of its frame.
import { INK, SOFT } from './chart-tones.ts';
import { wrap } from './wrap.ts';

export interface FrameTexts {
  readonly headline: string;
  readonly subtitle: string;
  readonly source: string;
}

/** A line of text: where its foot stands, from the top of the picture or, when negative, from its end. In CSS pixels. */
export interface FrameLine {
  readonly text: string;
  readonly y: number;
  readonly size: number;
  readonly bold: boolean;
  readonly colour: string;
}

export interface FrameOptions {
  readonly x: number;
  readonly lines: readonly FrameLine[];
}

const LEFT = 12;
const TOP = 10;
const HEADLINE = { size: 20, height: 27, characters: 58, bold: true, colour: INK } as const;
const SUBTITLE = { size: 14, height: 20, characters: 90, bold: false, colour: SOFT } as const;
const SOURCE = { size: 12, height: 17, characters: 104, bold: false, colour: SOFT } as const;
const GAP = 14;

/** Height above and below the chart, in CSS pixels. */
export function frameHeights(frame: FrameTexts): { head: number; foot: number } {
  const [headline, subtitle, source] = linesOf(frame);
  return {
    head: TOP + headline.length * HEADLINE.height + subtitle.length * SUBTITLE.height + GAP,
    foot: GAP + source.length * SOURCE.height,
  };
}

function linesOf({ headline, subtitle, source }: FrameTexts): [string[], string[], string[]] {
  return [wrap(headline, HEADLINE.characters), wrap(subtitle, SUBTITLE.characters), wrap(source, SOURCE.characters)];
}

export function chartFrame(frame: FrameTexts): FrameOptions {
  const [headline, subtitle, source] = linesOf(frame);
  const line = ({ size, bold, colour }: typeof HEADLINE | typeof SUBTITLE | typeof SOURCE, text: string, y: number): FrameLine => {
    return { text, y, size, bold, colour };
  };
  const below = TOP + headline.length * HEADLINE.height;
  return {
    x: LEFT,
    lines: [
      ...headline.map((text, i) => line(HEADLINE, text, TOP + (i + 1) * HEADLINE.height - 6)),
      ...subtitle.map((text, i) => line(SUBTITLE, text, below + (i + 1) * SUBTITLE.height - 5)),
      ...source.map((text, i) => line(SOURCE, text, (i - source.length) * SOURCE.height + 7)),
    ],
  };
}
