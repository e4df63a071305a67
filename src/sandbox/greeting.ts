/** The demo clients and what each may look at first; the secret of each is `demo`. */
export const demoClients = [
  { clientId: 'demo-curator', role: 'curator', path: '/v1/cases' },
  { clientId: 'demo-head', role: 'head', path: '/v1/specialists' },
  { clientId: 'demo-council', role: 'council', path: '/v1/cases?status=decision' },
  { clientId: 'demo-commission', role: 'commission', path: '/v1/kdn/case-statuses?limit=5' },
  { clientId: 'demo-partner', role: 'partner', path: '/v1/partner/measures' },
  { clientId: 'demo-ministry', role: 'ministry', path: '/v1/organisations' },
  { clientId: 'demo-resourceCentre', role: 'resourceCentre', path: '/v1/surveys' },
  { clientId: 'demo-admin', role: 'admin', path: '/v1/organisations' },
  { clientId: 'demo-integration', role: 'integration', path: '/v1/families' },
] as const;

const TOKEN_OF_REPLY = `node -pe 'JSON.parse(require("fs").readFileSync(0)).access_token'`;

/** A line for bash: fetches a token and calls one path with it. */
export function curlLine(origin: string, clientId: string, path: string): string {
  const token = `curl -s -u ${clientId}:demo -d grant_type=client_credentials ${origin}/oauth/token | ${TOKEN_OF_REPLY}`;
  return `curl -s '${origin}${path}' -H "Authorization: Bearer $(${token})"`;
}

/** What a newcomer reads when the service is up. */
export function greeting(origin: string, withDemo: boolean): string {
  const reference = `The service is running at ${origin}\nInteractive API reference: ${origin}/docs`;
  const stop = 'Ctrl-C stops it.';
  if (!withDemo) return `\n${reference}\n${stop}\n`;
  const lines = demoClients.map(({ role, clientId, path }) => `# ${role}\n${curlLine(origin, clientId, path)}`);
  return ['', reference, '', 'One request for each role, to paste into a shell:', '', ...lines, '', stop, ''].join('\n');
}
