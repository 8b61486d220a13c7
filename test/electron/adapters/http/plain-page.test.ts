import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  answerPage,
  pageKeys,
  wantedLanguages,
} from '../../../../electron/adapters/http/plain-page.ts';
import { notLetIn, serveHome } from '../../../../electron/hub/http/pages.ts';
import { languages } from '../../../../shared/languages.ts';
import { english } from '../../../english.ts';

const events = new Map(
  [
    { id: 'one', name: { en: 'Hackathon <One>', sv: 'Första' } },
    { id: 'two', name: { en: 'Two & more' } },
  ].map((event) => [event.id, event]),
);

let server: Server;
beforeEach(async () => {
  server = createServer((request, response) => {
    const exchange = { request, response };
    if (request.url === '/refused') return void notLetIn(exchange, 403, 'it says <b>$1</b>');
    if (request.url === '/events') return void serveHome(events, exchange);
    void answerPage(exchange, { status: 404, title: 'page-missing', lines: () => [] });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => server.close());

async function page(path: string, language?: string) {
  // A server that listens at a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  const headers = language === undefined ? {} : { 'Accept-Language': language };
  const found = await fetch(`http://127.0.0.1:${port}${path}`, { headers });
  return { status: found.status, text: await found.text(), vary: found.headers.get('vary') };
}

describe('a page of a host itself', () => {
  it('speaks the language that the browser likes best of those that have words, and runs as that is written', async () => {
    const { status, text, vary } = await page('/nowhere', 'xx, sv;q=0.5, ku-Arab-IQ;q=0.9');
    expect([status, vary]).toEqual([404, 'Accept-Language']);
    expect(text).toContain('<html lang="ckb" dir="rtl">');
    expect(text).toContain('<h1>ئەم پەڕەیە بوونی نییە.</h1>');
  });

  it.each([undefined, '', 'xx', '*', 'sv;q=0', `${'xx,'.repeat(5000)}sv`])(
    'speaks English where a browser asks for %j',
    async (language) => {
      const { text } = await page('/nowhere', language?.slice(0, 8000));
      expect(text).toContain(`<html lang="en" dir="ltr">`);
      expect(text).toContain(english('page-missing'));
    },
  );

  it('is made of words in every language, of English ones where that lacks a sentence', async () => {
    for (const language of languages) {
      const { text } = await page('/refused', language);
      for (const key of pageKeys) expect(text, language).not.toContain(`>${key}<`);
    }
  });

  it('says why in English as it is, whatever stands in it', async () => {
    const { status, text } = await page('/refused', 'he');
    expect(status).toBe(403);
    expect(text).toContain('<bdi lang="en">it says &#60;b&#62;$1&#60;/b&#62;</bdi>');
  });

  it('lists the events of a hub by their names in that language, else in English', async () => {
    const { text } = await page('/events', 'sv-SE');
    expect(text).toContain('<h1>Evenemang</h1>');
    expect(text).toContain('<a href="/e/one/">Första</a>');
    expect(text).toContain('<a href="/e/two/">Two &#38; more</a>');
    expect((await page('/events')).text).toContain('Hackathon &#60;One&#62;');
  });
});

describe('what a browser asks for', () => {
  it.each([
    ['ckb', ['ckb']],
    ['de;q=0.3, fr , es;q=0.8', ['fr', 'es', 'de']],
    ['sv;Q=0.5,en;q=bad,he;q=0', ['sv']],
  ])('%j', (header, wanted) => expect(wantedLanguages(header)).toEqual(wanted));
});
