// What every request must pass before a page sees it, and what every answer says to the browser.
import type { Site } from './site.ts';

/** Who asks for another host than ours came by a name that was bent to this computer (DNS rebinding). */
export function isOurHost(host: string | undefined, { origins }: Pick<Site, 'origins'>): boolean {
  return origins.some((origin) => new URL(origin).host === host?.toLowerCase());
}

/** A form of another site names that site, or nothing; ours names us. */
export function isOurOrigin(origin: string | undefined, { origins }: Pick<Site, 'origins'>): boolean {
  return origin !== undefined && origins.includes(origin.toLowerCase());
}

const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A file of a report, in a frame of ours: its own styles and pictures, no script, no form, and nothing from elsewhere. */
const SHOWN_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; base-uri 'none'; sandbox";

export function securityHeaders(as: 'page' | 'show' | 'asset'): Readonly<Record<string, string>> {
  return {
    'Content-Security-Policy': as === 'show' ? SHOWN_POLICY : PAGE_POLICY,
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': as === 'show' ? 'SAMEORIGIN' : 'DENY',
    // Not “no-referrer”: a browser would then send no origin with our own forms.
    'Referrer-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'Cache-Control': as === 'asset' ? 'public, max-age=31536000, immutable' : 'no-store',
  };
}
