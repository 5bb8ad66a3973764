// What a page answers: a page, the way to another one, or a file.
import type { Told } from './told.ts';

export { told } from './told.ts';

export type Answer =
  | { readonly kind: 'page'; readonly status: number; readonly html: string; readonly cookies?: readonly Cookie[] }
  | { readonly kind: 'go'; readonly to: string; readonly told: Told | null; readonly cookies?: readonly Cookie[] }
  | {
      readonly kind: 'file';
      readonly name: string;
      readonly type: string;
      readonly body: Uint8Array | string | AsyncIterable<Uint8Array>;
      /** `show`: in a frame of our own pages, with styles of its own and no script. */
      readonly as: 'download' | 'show' | 'asset';
    }
  | { readonly kind: 'json'; readonly status: number; readonly value: unknown; readonly headers?: Readonly<Record<string, string>> };

export interface Cookie {
  readonly name: 'session' | 'language';
  /** Empty: taken away. */
  readonly value: string;
}

/** On to another page, after an act, with a sentence that stands there once. `to` is a path of ours. */
export function go(to: string, told: Told | null = null): Answer {
  return { kind: 'go', to, told };
}

export function download(name: string, type: string, body: Uint8Array | string): Answer {
  return { kind: 'file', name, type, body, as: 'download' };
}
