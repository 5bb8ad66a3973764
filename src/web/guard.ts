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

/** This computer, by name or number; `host` as in a web address or as a socket says it. */
export function isLoopback(host: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/i.test(host);
}

/** Every network the computer is in: a place to listen, but no address that people open. */
export function isWildcard(host: string): boolean {
  const url = `http://${host.includes(':') ? `[${host}]` : host}`;
  return URL.canParse(url) && ['0.0.0.0', '[::]'].includes(new URL(url).hostname);
}

/** Cookies travel over HTTPS only where people come by it. */
export function isOverHttps(origins: readonly string[]): boolean {
  return origins[0]?.startsWith('https://') ?? false;
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
