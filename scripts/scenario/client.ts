import { randomUUID } from 'node:crypto';

/** An answer of the service; `body` has the shape the published document gives it. */
export interface Reply<T> {
  status: number;
  headers: Headers;
  body: T;
}

export interface CallOptions {
  body?: unknown;
  /** The Idempotency-Key of a POST: a new one unless given; null sends none. */
  key?: string | null;
  headers?: Record<string, string>;
}

export type DemoClient = 'demo-integration' | 'demo-curator' | 'demo-head' | 'demo-council' | 'demo-commission' | 'demo-partner' | 'demo-ministry';

/** Calls the service as the demo clients, over plain HTTP and with nothing but what the document publishes. */
export interface Api {
  origin: string;
  call<T>(as: DemoClient, method: 'GET' | 'POST' | 'PATCH' | 'PUT', path: string, options?: CallOptions): Promise<Reply<T>>;
}

/** @param origin for example `http://127.0.0.1:3000` */
export function apiAt(origin: string): Api {
  const tokens = new Map<DemoClient, Promise<string>>();
  const tokenOf = (client: DemoClient): Promise<string> => {
    const token = tokens.get(client) ?? fetchToken(origin, client);
    tokens.set(client, token);
    return token;
  };
  const send = async (as: DemoClient, method: string, path: string, { body, key, headers }: CallOptions) => {
    const sent = new Headers({ authorization: `Bearer ${await tokenOf(as)}`, ...headers });
    if (method === 'POST' && key !== null) sent.set('idempotency-key', key ?? randomUUID());
    if (body !== undefined) sent.set('content-type', 'application/json');
    return await fetch(new URL(path, origin), { method, headers: sent, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  };
  return {
    origin,
    async call<T>(as: DemoClient, method: string, path: string, options: CallOptions = {}) {
      let reply = await send(as, method, path, options);
      // The clock has been moved past the token's life: the same client gets a new one.
      if (reply.status === 401 && tokens.delete(as)) reply = await send(as, method, path, options);
      const text = await reply.text();
      return { status: reply.status, headers: reply.headers, body: (text === '' ? undefined : JSON.parse(text)) as T };
    },
  };
}

async function fetchToken(origin: string, client: DemoClient): Promise<string> {
  const reply = await fetch(new URL('/oauth/token', origin), {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${client}:demo`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  }).catch((error: unknown) => {
    throw new Error(`Служба по адресу ${origin} не отвечает: запустите её командой npm start.`, { cause: error });
  });
  if (!reply.ok) throw new Error(`Клиент ${client} не получил токен (${reply.status}): сценарий идёт по демонстрационным данным песочницы.`);
  return ((await reply.json()) as { access_token: string }).access_token;
}
