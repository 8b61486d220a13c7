import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Provider from 'oidc-provider';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { english } from '../../../english.ts';
import { patient } from '../../../journeys/screens.ts';
import { launchPages } from '../../../launch-pages.ts';
import { freePort } from '../../../servers/ports.ts';
import type { ChildServer } from '../../../servers/child-process.ts';
import { makeCertificates, type Certificates } from '../../../servers/tls.ts';
import { tree } from '../../../servers/tree.ts';
import { launchHub } from '../hub-process.ts';
import { EVENT, openHubWorld, type HubWorld } from '../hub-world.ts';

const CLIENT = 'lanyard_hub';
const SECRET = 'a secret of the hub that is long enough';
const group = `cn=hackathon-helpers,${tree.groups}`;

/** Whom the provider knows: what it says of them, as Wikimedia's CAS does, nested unless flat is asked for. */
const people: Readonly<Record<string, object>> = {
  flat: { preferred_username: 'flat', name: 'Flat Helper', groups: [group] },
  nested: { attributes: { preferred_username: 'nested', name: 'Nested Helper', memberOf: group } },
  stranger: { preferred_username: 'stranger', name: 'A Stranger', groups: [] },
};

let world: HubWorld;
let hub: ChildServer;
let origin: string;
let certificates: Certificates;
let provider: Server;
let browser: Browser;

async function startProvider(port: number, callback: string): Promise<Server> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = { ...privateKey.export({ format: 'jwk' }), kid: 'k1', use: 'sig', alg: 'RS256' };
  const oidc = new Provider(`https://localhost:${port}`, {
    jwks: { keys: [jwk] },
    clients: [
      {
        client_id: CLIENT,
        client_secret: SECRET,
        redirect_uris: [callback],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    claims: {
      openid: ['sub'],
      profile: ['preferred_username', 'name', 'attributes'],
      groups: ['groups'],
      email: ['email'],
    },
    scopes: ['openid', 'profile', 'email', 'groups'],
    pkce: { required: () => true },
    features: { devInteractions: { enabled: true } },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => Promise.resolve({ sub: id, ...people[id] }),
    }),
    cookies: { keys: ['for tests'] },
  });
  const server = createServer(
    { cert: readFileSync(certificates.certFile), key: readFileSync(certificates.keyFile) },
    oidc.callback(),
  );
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

beforeAll(async () => {
  world = await openHubWorld();
  const [port, own] = [await freePort(), await freePort()];
  origin = `http://127.0.0.1:${own}`;
  certificates = makeCertificates(mkdtempSync(join(tmpdir(), 'lanyard-oidc-')));
  provider = await startProvider(port, `${origin}/e/${EVENT}/oidc/callback`);
  world.write({
    origin,
    events: [
      {
        profile: 'event.yaml',
        signIn: 'oidc',
        oidc: { issuer: `https://localhost:${port}`, clientId: CLIENT },
        helpers: [group],
      },
    ],
  });
  // A process of its own trusts the provider's CA from its start on.
  hub = await launchHub(world, {
    listen: `127.0.0.1:${own}`,
    inner: await freePort(),
    env: { LANYARD_TEST_EVENT_OIDC_SECRET: SECRET, NODE_EXTRA_CA_CERTS: certificates.caFile },
  });
  browser = await launchPages();
});
afterAll(async () => {
  await browser.close();
  await hub.end();
  provider.closeAllConnections();
  await new Promise((resolve) => provider.close(resolve));
  await world.stop();
  rmSync(dirname(certificates.caFile), { recursive: true });
});

let context: BrowserContext;
let page: Page;
beforeEach(async () => {
  context = await browser.newContext({ ignoreHTTPSErrors: true });
  page = patient(await context.newPage());
});
afterEach(() => context.close());

const address = (): string => `${origin}/e/${EVENT}/`;

/** Goes to the provider by the page of the event. */
async function goToProvider(from: Page): Promise<void> {
  await from.goto(address());
  await from.getByRole('button', { name: english('hub-for-helpers') }).click();
  await from.getByRole('link', { name: english('hub-log-in-elsewhere') }).click();
  await from.locator('input[name=login]').waitFor();
}

/** Logs in there and agrees; `before` comes before the provider sends the browser back. */
async function logInAs(name: string, before = (): Promise<void> => Promise.resolve()) {
  await goToProvider(page);
  await page.locator('input[name=login]').fill(name);
  await page.locator('input[name=password]').fill('any');
  await page.locator('button[type=submit]').click();
  await page.getByRole('button', { name: 'Continue' }).waitFor();
  await before();
  await page.getByRole('button', { name: 'Continue' }).click();
}

describe('a helper who logs in at an identity provider', () => {
  it.each([
    ['flat', 'Flat Helper'],
    ['nested', 'Nested Helper'],
  ])('is in at the hub afterwards, where it tells of them %s', async (name, called) => {
    await logInAs(name);
    await page.getByText(english('hub-in-as', called)).waitFor();
    expect(page.url()).toMatch(new RegExp(`^${address()}`));
    const cookies = await context.cookies(address());
    expect(cookies.find(({ name: one }) => one === `lanyard-${EVENT}`)).toMatchObject({
      sameSite: 'Strict',
      httpOnly: true,
    });
    expect(cookies.map(({ name: one }) => one)).not.toContain(`lanyard-flow-${EVENT}`);
  });

  it('is not in without a part in the event, and is told so', async () => {
    await logInAs('stranger');
    await page.getByText(english('problem-hub-not-of-event')).waitFor();
  });

  it('is not in by an answer that another browser’s log-in got', async () => {
    const answers: string[] = [];
    page.on('request', (asked) => {
      if (asked.url().includes('/oidc/callback')) answers.push(asked.url());
    });
    // A browser that began nothing brings an answer that nobody has used yet.
    await logInAs('flat', () => context.clearCookies({ name: `lanyard-flow-${EVENT}` }));
    await page.getByText(english('problem-hub-session-over')).waitFor();
    // Another one is in the middle of its own, and is brought it by a link.
    const other = await browser.newContext({ ignoreHTTPSErrors: true });
    const lured = patient(await other.newPage());
    await goToProvider(lured);
    await lured.goto(answers[0] ?? '');
    await lured.getByText(english('problem-hub-provider-refused')).waitFor();
    await other.close();
  });

  it('comes in by no password typed at the hub', async () => {
    await page.goto(address());
    const status = await page.evaluate(async () => {
      const body = JSON.stringify({ by: 'password', uid: 'flat', password: 'any' });
      const headers = { 'content-type': 'application/json' };
      return (await fetch('session', { method: 'POST', headers, body })).status;
    });
    expect(status).toBe(403);
  });
});
