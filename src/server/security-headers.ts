/** Headers of every answer. HSTS only where readers come by https. */
export function securityHeaders(siteUrl: string): Record<string, string> {
  return {
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'X-Frame-Options': 'DENY',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    ...(siteUrl.startsWith('https:') ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
  };
}

const DIRECTIVES = [
  "default-src 'none'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
];

/** The page's own policy, which carries Astro's hashes, together with what holds for every page. */
export function contentPolicy(ofPage: string | null, siteUrl: string) {
  const own = (ofPage ?? '')
    .split(';')
    .map((directive) => directive.trim())
    .filter(Boolean);
  const names = new Set(own.map((directive) => directive.split(' ')[0]));
  const rest = DIRECTIVES.filter((directive) => !names.has(directive.split(' ')[0]));
  const upgrade = siteUrl.startsWith('https:') ? ['upgrade-insecure-requests'] : [];
  return [...rest, ...own, ...upgrade].join('; ');
}
