import { describe, expect, it } from 'vitest';
import { createGuideReader } from '../../../../electron/adapters/guides/load-guides.ts';
import { AppError } from '../../../../electron/core/base/errors.ts';
import { createGuides } from '../../../../electron/core/guides/guides.ts';
import type { Person } from '../../../../shared/domain/account.ts';
import type { PersonOverview } from '../../../../shared/contract/people.ts';
import type { PersonGuides, Readiness } from '../../../../shared/guides/guides.ts';
import type { RequestView } from '../../../../shared/requests/request.ts';
import { fakeClock } from '../../../fakes/clock.ts';
import { request } from '../../../renderer/screen-request.ts';

const nothing: PersonOverview = {
  ...{ shellName: 'ada', username: 'Ada', blocked: false, projects: [], tools: [] },
  toolforge: { roles: [], inGroup: false },
  linked: { tellsPhabricator: false },
  ...{ unread: [], asked: '2027-08-05T10:00:00.000Z' },
};
const entry: Person = {
  ...{ shellName: 'ada', username: 'Ada', blocked: false, email: 'ada@example.org' },
  ...{ otherNames: [], otherEmails: [], uidNumber: 100_001 },
  keys: [{ type: 'ssh-ed25519', fingerprint: 'SHA256:x', comment: '' }],
};
const guides = createGuideReader({ files: ['wikimedia-services'], profileFile: 'wikimedia' });

interface World {
  readonly overview?: Partial<PersonOverview> | AppError;
  readonly entry?: Person | undefined;
  readonly open?: readonly RequestView[];
  readonly answers?: boolean | undefined;
}

async function seen(world: World, wanted: { tool?: string } = {}) {
  const asked: string[] = [];
  const { overview = {} } = world;
  const service = createGuides({
    profile: { cloud: undefined },
    guides,
    clock: fakeClock(),
    pages: {
      answers(url) {
        asked.push(url);
        return Promise.resolve(world.answers);
      },
    },
    overview: () =>
      overview instanceof AppError
        ? Promise.reject(overview)
        : Promise.resolve({ ...nothing, ...overview }),
    entry: () => Promise.resolve('entry' in world ? world.entry : entry),
    open: () => Promise.resolve(world.open ?? []),
  });
  return { told: await service.forPerson('ada', wanted), asked };
}

const readinessOf = ({ guides: all }: PersonGuides, id: string) => all.find((one) => one.id === id);
const expectReadiness = (told: PersonGuides, wanted: Readonly<Record<string, Readiness>>) => {
  for (const [id, is] of Object.entries(wanted))
    expect(readinessOf(told, id)?.readiness, id).toBe(is);
};
const membership = (toolforge: boolean, roles: string[] = ['reader']) =>
  request(1, 'waiting', {
    kind: 'membership',
    membership: {
      project: toolforge ? 'tools' : 'racks',
      toolforge,
      roles,
      approval: 'here',
      before: [],
      reason: '',
    },
  });

describe('what somebody can begin with', () => {
  it('is first what works today, while a membership waits', async () => {
    const { told } = await seen({ open: [membership(true)] });
    expectReadiness(told, {
      api: 'now',
      gitlab: 'now',
      quarry: 'with-account',
      'toolforge-ssh': 'waits',
      replicas: 'waits',
      tool: 'later',
      'cloud-vps': 'later',
    });
    const order = ['now', 'with-account', 'waits', 'unknown', 'later'];
    const places = told.guides.map(({ readiness }) => order.indexOf(readiness));
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect(readinessOf(told, 'toolforge-ssh')).toMatchObject({ lacks: ['toolforge'], done: [] });
  });

  it('is everything for who has everything, with each step that was seen', async () => {
    const { told, asked } = await seen({
      overview: {
        toolforge: { roles: ['reader'], inGroup: true },
        tools: ['bike-racks'],
        projects: [{ name: 'racks', roles: ['member'] }],
        linked: { wikimedia: { id: 4711, name: 'Ada' }, tellsPhabricator: true },
      },
      answers: true,
    });
    expect(told.guides.every(({ readiness }) => readiness === 'now')).toBe(true);
    expect(readinessOf(told, 'tool')?.done).toEqual(['member', 'tool', 'answers']);
    expect(asked).toEqual(['https://bike-racks.toolforge.org/']);
    expect(told).toMatchObject({ tool: 'bike-racks', project: 'racks', username: 'Ada' });
  });

  it('says of nobody what could not be asked', async () => {
    const unread = [
      { part: 'directory', code: 'directory-unreachable' } as const,
      { part: 'cloud', code: 'cloud-unreachable' } as const,
    ];
    const { told } = await seen({ overview: { unread }, entry: undefined });
    expectReadiness(told, {
      api: 'now',
      gitlab: 'unknown',
      replicas: 'unknown',
      tool: 'unknown',
      'cloud-vps': 'unknown',
    });
    expect(Object.values(told.needs)).not.toContain('missing');
    expect(readinessOf(told, 'toolforge-ssh')?.unseen).toEqual(['member']);
  });

  it('says of a page that nobody could ask that it was not seen, and of one that fails nothing', async () => {
    const overview = { tools: ['bike-racks'] };
    const unasked = await seen({ overview, answers: undefined });
    expect(readinessOf(unasked.told, 'tool')).toMatchObject({
      done: ['tool'],
      unseen: ['answers'],
    });
    const failing = await seen({ overview, answers: false });
    expect(readinessOf(failing.told, 'tool')).toMatchObject({ done: ['tool'], unseen: [] });
  });

  it('waits for an account that is still to be made', async () => {
    const missing = new AppError('account-missing', 'Nobody is ada');
    const open = [request(1, 'waiting', { username: 'Ada', shellName: 'ada' })];
    const { told } = await seen({ overview: missing, entry: undefined, open });
    expectReadiness(told, { api: 'now', gitlab: 'waits', quarry: 'with-account' });
    expect(told.username).toBe('Ada');
    await expect(seen({ overview: missing, entry: undefined })).rejects.toThrow('Nobody is ada');
  });

  it('is little for who is blocked', async () => {
    const { told } = await seen({ overview: { blocked: true } });
    expectReadiness(told, { api: 'now', gitlab: 'later' });
  });

  it('takes a membership that is taken away for no reason to wait', async () => {
    const { told } = await seen({ open: [membership(true, []), membership(false)] });
    expect(told.needs).toMatchObject({ toolforge: 'missing', project: 'under-way' });
  });

  it('is about the tool that was chosen, of those that are theirs', async () => {
    const overview = { tools: ['one', 'two'] };
    expect((await seen({ overview }, { tool: 'TWO' })).told.tool).toBe('two');
    expect((await seen({ overview }, { tool: 'else' })).told.tool).toBe('one');
  });
});
