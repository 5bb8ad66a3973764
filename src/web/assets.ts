// Style, scripts and the icon: our own files and Chart.js from the installation. Each address carries the hash of what it gives, so a
// browser may keep it for good.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Answer } from './answer.ts';

const OURS = new URL('../../templates/ui/assets/', import.meta.url);
const STYLE = new URL('style/', OURS);

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

interface Asset {
  readonly bytes: Uint8Array;
  readonly hash: string;
}

const read = new Map<string, Asset>();

/** What an asset is put together from; none: there is no such asset. */
function pathsOf(name: string): readonly (URL | string)[] {
  // The whole of Chart.js as one file for browsers lies beside the one that Node takes.
  if (name === 'chart.js') return [join(dirname(createRequire(import.meta.url).resolve('chart.js')), 'chart.umd.min.js')];
  // Later rules win over earlier ones, so the parts have numbers.
  if (name === 'style.css')
    return readdirSync(STYLE)
      .sort()
      .map((part) => new URL(part, STYLE));
  const path = /^[a-z][a-z-]*\.(?:js|svg)$/.test(name) ? new URL(name, OURS) : null;
  return path !== null && existsSync(path) ? [path] : [];
}

function assetOf(name: string): Asset | null {
  const known = read.get(name);
  if (known) return known;
  const paths = pathsOf(name);
  if (paths.length === 0) return null;
  const bytes = Buffer.concat(paths.map((path) => readFileSync(path)));
  const asset = { bytes, hash: createHash('sha256').update(bytes).digest('hex').slice(0, 12) };
  // Only what there is: anybody may ask for names without end.
  read.set(name, asset);
  return asset;
}

/** Address of an asset: `style.css` → `/assets/0123456789ab/style.css`. */
export function assetHref(name: string): string {
  return `/assets/${assetOf(name)?.hash ?? '0'}/${name}`;
}

/** Null where there is none of that name; the hash in the address decides nothing. */
export function assetAnswer(name: string): Answer | null {
  const asset = assetOf(name);
  return (
    asset && { kind: 'file', name, type: TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream', body: asset.bytes, as: 'asset' }
  );
}
