import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../electron/core/base/errors.ts';
import { createToolhubService } from '../../../../electron/core/guides/toolhub.ts';
import type { Toolhub } from '../../../../electron/core/ports/guides/toolhub.ts';
import { fakeClock } from '../../../fakes/clock.ts';

const tool = (name: string, type = 'bot') => ({
  ...{ name, title: name, description: '', type, keywords: ['maps'], deprecated: false },
});
const remembered = Array.from({ length: 12 }, (_, at) =>
  tool(`t${at}`, at < 11 ? 'bot' : 'gadget'),
);
const asked = { text: 't', page: 1, filters: {} };

const service = (toolhub: Partial<Toolhub> | undefined) =>
  createToolhubService({
    clock: fakeClock(),
    toolhub: toolhub && {
      search: () => Promise.resolve({ tools: [tool('new')], count: 1, facets: [] }),
      suggest: () => Promise.resolve(remembered),
      remembered: () => Promise.resolve(remembered),
      ...toolhub,
    },
  });
const failing = (code: 'toolhub-unreachable' | 'toolhub-busy' | 'internal') => () =>
  Promise.reject(new AppError(code, 'away'));

describe('the catalogue at a desk', () => {
  it('is told as the catalogue has it', async () => {
    expect(await service({}).search(asked)).toMatchObject({
      count: 1,
      source: { from: 'catalogue' },
    });
    expect((await service({}).suggest('t')).tools).toHaveLength(5);
  });

  it.each(['toolhub-unreachable', 'toolhub-busy'] as const)(
    'is what was seen of it while it is %s, and says so',
    async (code) => {
      const { search, suggest } = service({ search: failing(code), suggest: failing(code) });
      const source = { from: 'copy', why: code };
      expect(await search(asked)).toMatchObject({ count: 12, facets: [], source });
      expect((await search({ ...asked, page: 2 })).tools.map(({ name }) => name)).toEqual([
        't10',
        't11',
      ]);
      const narrowed = await search({
        ...asked,
        filters: { tool_type: 'gadget', keywords: 'maps' },
      });
      expect(narrowed.tools.map(({ name }) => name)).toEqual(['t11']);
      expect(await suggest('t')).toMatchObject({ tools: remembered.slice(0, 5), source });
    },
  );

  it('hides no fault of ours', async () => {
    await expect(service({ search: failing('internal') }).search(asked)).rejects.toThrow('away');
  });

  it('is not there where the event has none', async () => {
    await expect(service(undefined).suggest('t')).rejects.toMatchObject({ code: 'not-found' });
  });
});
