import { beforeEach, describe, expect, it } from 'vitest';
import { createToolhubCopy } from '../../../../electron/adapters/toolhub/copy.ts';
import { createToolhub } from '../../../../electron/adapters/toolhub/toolhub.ts';
import { systemClock } from '../../../../electron/adapters/node/system.ts';
import { startToolhub, type CatalogueTool, type ToolhubServer } from '../../../servers/toolhub.ts';

const catalogue: readonly CatalogueTool[] = [
  ...Array.from({ length: 12 }, (_, at) => ({
    name: `map-${at}`,
    title: `Map ${at}`,
    tool_type: at % 2 ? 'bot' : 'web app',
    keywords: ['maps'],
    url: 'https://map.example/',
  })),
  {
    name: 'rude',
    title: 'Rude\n\u202etitle',
    description: 'x'.repeat(5000),
    url: 'javascript:alert(1)',
  },
  { name: 'bare', title: '', description: null, tool_type: null, deprecated: true },
];

let server: ToolhubServer;
beforeEach(async () => {
  server = await startToolhub(catalogue);
  return () => server.stop();
});

const toolhub = (patienceMs = 5000) =>
  createToolhub({
    rules: { apiUrl: server.apiUrl, pageUrl: 'https://toolhub.example/tools/{name}' },
    copy: createToolhubCopy(),
    turns: { clock: systemClock, patienceMs, pauseMs: 0 },
  });
const asked = { text: 'map', page: 1, filters: {} };

describe('the catalogue of tools', () => {
  it('is searched by text, page and facet, and says who asks', async () => {
    const { search } = toolhub();
    const first = await search(asked);
    expect(first).toMatchObject({
      count: 12,
      facets: [
        {
          name: 'tool_type',
          values: [
            { value: 'web app', count: 6 },
            { value: 'bot', count: 6 },
          ],
        },
      ],
    });
    expect(first.tools).toHaveLength(10);
    expect(first.tools[0]).toEqual({
      ...{ name: 'map-0', title: 'Map 0', description: '', type: 'web app', keywords: ['maps'] },
      ...{ url: 'https://map.example/', pageUrl: 'https://toolhub.example/tools/map-0' },
      deprecated: false,
    });
    expect((await search({ ...asked, page: 2 })).tools).toHaveLength(2);
    expect((await search({ ...asked, filters: { tool_type: 'bot' } })).count).toBe(6);
    expect(server.asked.map(({ path, query }) => [path, query])).toEqual([
      ['/api/search/tools/', { q: 'map', page: '1' }],
      ['/api/search/tools/', { q: 'map', page: '2' }],
      ['/api/search/tools/', { q: 'map', page: '1', tool_type__term: 'bot' }],
    ]);
    expect(server.asked[0]?.agent).toBe('Lanyard (hackathon desk)');
  });

  it('suggests tools by the beginning of a name', async () => {
    expect((await toolhub().suggest('map-1')).map(({ name }) => name)).toEqual([
      'map-1',
      'map-10',
      'map-11',
    ]);
    expect(server.asked[0]?.path).toBe('/api/autocomplete/tools/');
  });

  it('is told in one short line each, and opens nothing but the web', async () => {
    const [rude] = (await toolhub().search({ ...asked, text: 'rude' })).tools;
    expect(rude).toMatchObject({ title: 'Rude title', deprecated: false });
    expect(rude?.description).toHaveLength(400);
    expect(rude).not.toHaveProperty('url');
    const [bare] = (await toolhub().search({ ...asked, text: 'bare' })).tools;
    expect(bare).toMatchObject({ title: 'bare', description: '', deprecated: true });
  });

  it('is remembered as far as it was seen, and no further', async () => {
    const { search, remembered } = toolhub();
    await search({ ...asked, text: 'map 3'.slice(0, 3), filters: { tool_type: 'bot' } });
    await server.stop();
    await expect(search(asked)).rejects.toMatchObject({ code: 'toolhub-unreachable' });
    expect((await remembered('MAP bot')).map(({ name }) => name)).toEqual([]);
    expect(await remembered('map')).toHaveLength(6);
    expect(await remembered('rude')).toEqual([]);
  });

  it.each([
    ['a page of a venue’s log-in', '<html>'],
    ['a list of something else', '[{"nothing": 1}]'],
    ['a number that is none', '{"count": -1, "results": []}'],
    ['too much', `"${'x'.repeat(2.5 * 1024 * 1024)}"`],
  ])('could not be asked where it answers %s', async (_, body) => {
    server.instead = (response) => Boolean(response.writeHead(200).end(body));
    await expect(toolhub().search(asked)).rejects.toMatchObject({ code: 'toolhub-unreachable' });
  });

  it('could not be asked where it takes too long', async () => {
    server.instead = () => true;
    await expect(toolhub(50).suggest('map')).rejects.toMatchObject({ code: 'toolhub-unreachable' });
  });

  it('leads nowhere else', async () => {
    server.instead = (response) =>
      Boolean(response.writeHead(302, { location: '/elsewhere' }).end());
    await expect(toolhub().suggest('map')).rejects.toMatchObject({ code: 'toolhub-unreachable' });
    expect(server.asked).toHaveLength(1);
  });
});
