// An OpenID provider on loopback for the tests: `node provider.mjs MODULES SETTINGS`, SETTINGS being JSON:
//   {"port", "redirect", "client": {"id", "secret"}, "accounts": {NAME: {"password", "claims"}}, "acr": [VALUE, …], "takesClaims": bool}
// Whoever signs on there types an account and a password. A test may also have them sign on by a weaker way (`acr`), some seconds ago (`ago`), or not at all (`deny`).
import { createServer } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [modules, written] = process.argv.slice(2);
const { Provider } = await import(pathToFileURL(join(modules, 'node_modules/oidc-provider/lib/index.js')).href);
const settings = JSON.parse(written);
const issuer = `http://127.0.0.1:${settings.port}`;
const stated = Object.keys(Object.values(settings.accounts)[0].claims);

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: settings.client.id,
      client_secret: settings.client.secret,
      redirect_uris: [settings.redirect],
      response_types: ['code'],
      grant_types: ['authorization_code'],
    },
  ],
  cookies: { keys: ['a key for tests'] },
  acrValues: settings.acr,
  claims: { openid: ['sub'], profile: stated },
  features: { devInteractions: { enabled: false }, claimsParameter: { enabled: settings.takesClaims } },
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  pkce: { required: () => true },
  ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
  findAccount: (_, id) => (settings.accounts[id] ? { accountId: id, claims: () => ({ sub: id, ...settings.accounts[id].claims }) } : undefined),
  // The desk is the city's own: nobody is asked whether it may know who they are.
  async loadExistingGrant({ oidc }) {
    const grant = new provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
    grant.addOIDCScope('openid profile');
    grant.addOIDCClaims(stated);
    await grant.save();
    return grant;
  },
});

const form = (uid, note) => `<!doctype html><html lang="zh-Hant-TW"><meta charset="utf-8"><title>City sign-on</title><h1>City sign-on</h1><p role="alert">${note}</p>
<form method="post" action="/interaction/${uid}"><label>Account <input name="account"></label> <label>Password <input name="password" type="password"></label>
<button>Sign on</button><button name="deny" value="yes">Cancel</button></form></html>`;

async function fields(request) {
  let body = '';
  for await (const piece of request) body += piece;
  return Object.fromEntries(new URLSearchParams(body));
}

async function interact(request, response) {
  const { uid, params } = await provider.interactionDetails(request, response);
  const shown = (status, note) => response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(form(uid, note));
  if (request.method !== 'POST') return shown(200, '');
  const given = await fields(request);
  if (given.deny) {
    return provider.interactionFinished(request, response, { error: 'access_denied', error_description: 'cancelled by its owner' });
  }
  const account = settings.accounts[given.account];
  if (!account || account.password !== given.password) return shown(401, 'wrong account or password');
  const login = {
    accountId: given.account,
    acr: given.acr ?? (params.acr_values ?? '').split(' ')[0] ?? undefined,
    remember: true,
    ...(given.ago ? { ts: Math.floor(Date.now() / 1000) - Number(given.ago) } : {}),
  };
  if (!login.acr) delete login.acr;
  return provider.interactionFinished(request, response, { login });
}

const answer = provider.callback();
createServer((request, response) => {
  if (request.url === '/favicon.ico') return response.writeHead(204).end();
  if (!request.url.startsWith('/interaction/')) return answer(request, response);
  return interact(request, response).catch((trouble) => response.writeHead(400).end(String(trouble.message)));
}).listen(settings.port, '127.0.0.1');
