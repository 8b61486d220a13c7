import { describe, expect, it } from 'vitest';
import { startScriptedCloud, type Script } from './scripted-cloud.ts';

const markerOf = (path: string): string | null =>
  new URL(path, 'http://cloud.example').searchParams.get('marker');

const empty: Readonly<Record<string, unknown>> = {
  servers: [],
  volumes: [],
  snapshots: [],
  floatingips: [],
  zones: [],
};

async function holdings(pages: Script) {
  const { cloud, heard, stop } = await startScriptedCloud(pages);
  try {
    const found = await cloud.holdings('p1').catch((error: unknown) => error);
    return { found, asked: heard.map(({ path }) => path) };
  } finally {
    await stop();
  }
}

describe('a list that comes in pages', () => {
  it('is read to its end, by the last id of each page and never by a link of the reply', async () => {
    const elsewhere = 'https://elsewhere.example/v2.1/servers?marker=s9';
    const { found, asked } = await holdings(({ path }) => {
      if (!path.startsWith('/v2.1/servers')) return { status: 200, body: empty };
      if (markerOf(path) === 's2') return { status: 200, body: { servers: [{ id: 's3' }] } };
      return {
        status: 200,
        body: {
          servers: [{ id: 's1' }, { id: 's2' }],
          servers_links: [{ rel: 'next', href: elsewhere }],
        },
      };
    });
    expect(found).toMatchObject([{ name: 's1' }, { name: 's2' }, { name: 's3' }]);
    const pages = asked.filter((path) => path.startsWith('/v2.1/servers'));
    expect(pages.map(markerOf)).toEqual([null, 's2']);
    expect(pages.every((path) => path.includes('project_id=p1'))).toBe(true);
  });

  it('is read to its end where the page says so in the way of Designate', async () => {
    const { found } = await holdings(({ path }) => {
      if (!path.startsWith('/v2/zones')) return { status: 200, body: empty };
      if (markerOf(path) === 'z1')
        return { status: 200, body: { zones: [{ id: 'z2' }], links: {} } };
      return { status: 200, body: { zones: [{ id: 'z1' }], links: { next: 'https://x/' } } };
    });
    expect(found).toMatchObject([{ name: 'z1' }, { name: 'z2' }]);
  });

  it('is not called whole where its pages go round', async () => {
    const round = { volumes: [{ id: 'v1' }], volumes_links: [{ rel: 'next' }] };
    const { found } = await holdings(({ path }) => ({
      status: 200,
      body: path.includes('/volumes') ? round : empty,
    }));
    expect(found).toMatchObject({ code: 'cloud-refused' });
  });
});
