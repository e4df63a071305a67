import type { FastifyInstance, RouteOptions } from 'fastify';

interface KnownRoute {
  pattern: RegExp;
  methods: string[];
}

/** Remembers the routes as they are registered, and tells which methods a path takes: an empty list for an unknown path. */
export function allowedMethods(app: FastifyInstance): (path: string) => string[] {
  const routes: KnownRoute[] = [];
  app.addHook('onRoute', (route: RouteOptions) => {
    // The route of all preflights says nothing of any address.
    if (route.url === '*') return;
    routes.push({ pattern: patternOf(route.url), methods: [route.method].flat() });
  });
  return (path) => {
    const matching = routes.filter(({ pattern }) => pattern.test(path));
    return [...new Set(matching.flatMap(({ methods }) => methods))].sort();
  };
}

/** `/v1/cases/:id` as a regular expression; a parameter is one segment. */
function patternOf(url: string): RegExp {
  const segments = url.split('/').map((segment) => {
    if (segment.startsWith(':')) return '[^/]+';
    return segment === '*' ? '.*' : segment.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${segments.join('/')}$`);
}
