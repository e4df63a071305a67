import { Resolver } from 'node:dns/promises';

/** Gives the addresses of a name. */
export type ResolveHost = (host: string) => Promise<string[]>;

/** A silent name server is asked twice, so long each, in milliseconds. */
const PATIENCE = { timeout: 3_000, tries: 2 };

/**
 * Asks the domain name service itself: unlike the operating system's own look-up it takes no thread of the process, of which a few slow
 * name servers could take all, and knows no names out of the machine's own files.
 */
export const resolveByDns: ResolveHost = async (host) => {
  if (host === 'localhost') return ['127.0.0.1'];
  const resolver = new Resolver(PATIENCE);
  const found = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
  const addresses = found.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
  if (addresses.length > 0) return addresses;
  throw Object.assign(new Error('no address is known for the name'), { code: 'ENOTFOUND' });
};
