import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Which addresses may be told of events. Both are for a sandbox only. */
export interface AddressRules {
  /** Private, loopback and other addresses that are not for everybody. */
  allowPrivate: boolean;
  /** http, and any port. */
  allowHttp: boolean;
}

export type AddressFault = 'form' | 'https' | 'credentials' | 'port' | 'private';

/** Ours to give out are only the ports for the web and those above what operating systems keep for themselves. */
const HTTPS_PORT = 443;
const LOWEST_FREE_PORT = 1024;

/** Names that mean the machine itself or its own network, whatever the domain name service says. */
const LOCAL_NAMES = /(^|\.)(localhost|local|internal|intranet|home\.arpa|onion)$/;

/** A public range by the registry, yet answered by the host of Azure's machines. */
const HOSTS_IN_DISGUISE = new Set(['168.63.129.16']);

/** What is wrong with a URL by itself, before anybody resolves its name; undefined for a good one. */
export function faultOfUrl(text: string, { allowPrivate, allowHttp }: AddressRules): AddressFault | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.hostname === '' || url.hash !== '') return 'form';
  if (url.protocol === 'http:' && !allowHttp) return 'https';
  if (url.username !== '' || url.password !== '') return 'credentials';
  const port = url.port === '' ? HTTPS_PORT : Number(url.port);
  if (!allowHttp && port !== HTTPS_PORT && port < LOWEST_FREE_PORT) return 'port';
  return allowPrivate || isPublicHost(hostOf(url)) ? undefined : 'private';
}

/** The host of a URL as it is resolved or connected to: an IPv6 address without its brackets, a name without its last dot. */
export function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '').toLowerCase();
}

function isPublicHost(host: string): boolean {
  if (isIP(host) !== 0) return isPublicAddress(host);
  return host.includes('.') && !LOCAL_NAMES.test(host);
}

/**
 * Whether an address (IPv4 or IPv6) is one of the open Internet: not private, loopback, link-local (cloud metadata lies there), shared
 * (CGNAT), multicast, reserved, mapped or translated from IPv4, nor a tunnel.
 */
export function isPublicAddress(text: string): boolean {
  if (isIP(text) === 0 || HOSTS_IN_DISGUISE.has(text)) return false;
  const address = ipaddr.parse(text);
  if (address.range() !== 'unicast') return false;
  // of IPv6, only 2000::/3 is given out; whatever else is no name for a machine on the Internet
  return address.kind() === 'ipv4' || (address.toByteArray()[0] ?? 0) >> 5 === 1;
}
