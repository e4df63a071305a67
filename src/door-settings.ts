import { isIP } from 'node:net';
import { commaList } from './comma-list.ts';
import type { Settings } from './settings.ts';

/** What is wrong with the settings of whom the API listens to and whom it believes; one line each. */
export function problemsAtTheDoor(read: Pick<Settings, 'corsOrigins' | 'trustedProxies' | 'sandbox'>): string[] {
  const origins = commaList(read.corsOrigins);
  const insecure = read.sandbox ? [] : origins.filter((origin) => isOrigin(origin) && origin.startsWith('http:'));
  return [
    ...origins.filter((origin) => !isOrigin(origin)).map(
      (origin) => `CORS_ORIGINS: ${JSON.stringify(origin)} is not an origin; name scheme, host and port only, for example https://front.example.org.`,
    ),
    ...insecure.map((origin) => `CORS_ORIGINS: ${JSON.stringify(origin)} is http, refused outside the sandbox; use an https origin.`),
    ...commaList(read.trustedProxies).filter((proxy) => !isNetwork(proxy)).map(
      (proxy) => `TRUSTED_PROXIES: ${JSON.stringify(proxy)} is neither an address nor a network; name for example 10.0.0.5 or 10.0.0.0/8.`,
    ),
  ];
}

/** As browsers write it in Origin: no path, no default port, no `*` and no `null`. */
function isOrigin(text: string): boolean {
  return /^https?:\/\/[^*]+$/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}

/** An IP address, or one with the length of its network. Everybody (/0) is nobody to trust. */
function isNetwork(text: string): boolean {
  const [address = '', length, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  if (length === undefined) return true;
  return /^[1-9]\d{0,2}$/.test(length) && Number(length) <= (family === 4 ? 32 : 128);
}
