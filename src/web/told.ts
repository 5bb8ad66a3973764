// What an act tells on the page that comes after it, once.

/** A sentence for the next page: a key of an area's words. */
export interface Told {
  readonly area: string;
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** `key` of an area's words, for `go`. */
export function told(area: string, key: string, values: Told['values'] = {}): Told {
  return { area, key, values };
}

/** As the cookie carries it. */
export const toldText = (told: Told): string => Buffer.from(JSON.stringify(told)).toString('base64url');

/** Null where the cookie holds none, or something else. */
export function readTold(text: string | undefined): Told | null {
  if (!text) return null;
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return isTold(value) ? value : null;
  } catch {
    return null;
  }
}

function isTold(value: unknown): value is Told {
  const { area, key, values } = (value ?? {}) as Record<string, unknown>;
  return typeof area === 'string' && /^[a-z-]+$/.test(area) && typeof key === 'string' && typeof values === 'object' && values !== null;
}
