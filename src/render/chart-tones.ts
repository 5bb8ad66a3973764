// The colours of charts. Each differs from the white ground by 3:1 in brightness, and so do neighbours in a stack: they can be told
// apart by who sees no red or green, and on a grey print. Where a part between them is missing, a white line parts them. A colour
// never carries a meaning alone: rows are labelled, and series have a legend.

const WHITE = '#ffffff';

/** Ground, letters, second letters. */
export const GROUND = WHITE;
export const INK = '#1a1c20';
export const SOFT = '#51565f';

/** Colour of a bar and of the number in it. Outcomes, in the order in which they are stacked, are dark and light in turn. */
export const TONES = {
  main: { fill: '#12436d', text: WHITE },
  quiet: { fill: '#898e97', text: INK },
  action: { fill: '#12436d', text: WHITE },
  no_action: { fill: '#e07020', text: INK },
  moot: { fill: '#6b1046', text: WHITE },
  pending: { fill: '#2b9b91', text: INK },
  unknown: { fill: '#383c43', text: WHITE },
  /** Of a whole that is not broken down. */
  whole: { fill: '#898e97', text: INK },
  before: { fill: '#898e97', text: INK },
} as const satisfies Readonly<Record<string, { readonly fill: string; readonly text: string }>>;
export type Tone = keyof typeof TONES;

/** Tone of a group of actions; one without its own is quiet. */
export function toneOf(group: string): Tone {
  return group in TONES ? (group as Tone) : 'quiet';
}
