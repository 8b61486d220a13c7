import { describe, expect, it } from 'vitest';
import type { StoredRequest } from '../../electron/core/ports/request-journal.ts';
import { quotaServices } from '../../shared/domain/quota.ts';
import { membership } from '../fakes/membership.ts';
import { jane, janesName } from '../fakes/people.ts';
import { stored } from '../fakes/request.ts';
import type { Ending } from './ending.ts';
import { judge } from './oracle.ts';
import { noVerdict } from './run-result.ts';
import type { ProjectSeen, ToolSeen, WorldSeen } from './world-seen.ts';

const ids = ['11', '12', '13', '14'].map((end) => `0b0c5a52-8a6e-4c55-9f5e-2f3d0a1c7e${end}`);
const request = (i: number, more: Partial<StoredRequest>): StoredRequest =>
  stored({ id: ids[i] ?? '', state: 'confirmed', attempted: ['any'], ...more });

const joins = request(0, { kind: 'membership', facts: membership() });
const makesTool = request(1, {
  kind: 'tool',
  facts: {
    ...{ tool: 'racks', shellName: 'jdoe', username: 'Jane Doe', gidNumber: 50_001 },
    ...{ givenUp: [], origin: 'made' },
  },
});
const rule = { direction: 'ingress', ethertype: 'IPv4', protocol: 'icmp' } as const;
const makesProject = request(2, {
  kind: 'project',
  facts: {
    ...{ shellName: '', username: '', name: 'bikes', purpose: 'Maps', whyNotToolforge: '' },
    members: [{ shellName: 'jdoe', as: 'member' }],
    roles: { member: ['member', 'reader'], viewer: ['reader'] },
    ...{ preset: 'small', quotas: { cores: 12 }, rules: [rule], ends: '2099-01-31' },
    ...{ mode: 'direct', domain: 'default', projectId: 'p2', origin: 'made' },
  },
});

const holding = (...roles: string[]) => roles.map((role) => ({ userId: 'jdoe', role }));
const empty = { description: '', enabled: true, tags: [], rules: [], zone: undefined };
const toolforge: ProjectSeen = {
  ...{ ...empty, id: 'p1', name: 'tools', roles: holding('reader'), group: ['jdoe'] },
  limits: new Map(),
};
const bikes: ProjectSeen = {
  ...{ ...empty, id: 'p2', name: 'bikes', description: 'Maps', group: ['jdoe'] },
  ...{ tags: [`lanyard-request-${makesProject.id}`], rules: [rule] },
  ...{ roles: holding('member', 'reader'), limits: new Map([['cores', 12]]) },
};
const racks: ToolSeen = {
  ...{ name: 'racks', sudoRule: 'right', holders: new Set(['tools.racks']) },
  group: { gidNumber: 50_001, maintainers: ['jdoe'], others: [] },
  user: { uidNumber: 50_001, gidNumber: 50_001, disabled: false },
};

const noTool: ToolSeen = {
  ...{ name: 'racks', sudoRule: 'missing', holders: new Set() },
  ...{ group: undefined, user: undefined },
};

/** The facts of a request that was undone. */
const noted = ({ facts }: StoredRequest, part: string) => ({
  ...facts,
  undone: { by: ids[3], at: '2027-08-04T08:00:00.000Z', removed: [part] },
});

const plan = {
  ...{ services: quotaServices, hookDelay: 0, tools: [] },
  projects: [{ name: 'tools', holders: [] }],
};
const world = (change: Partial<WorldSeen> = {}): WorldSeen => ({
  ...{ plan, projects: [toolforge, bikes], tools: [racks], leavings: new Map() },
  ...change,
});
const ending = (change: Partial<Ending> = {}): Ending => ({
  residents: [
    {
      ...jane,
      username: janesName,
      shellName: 'jdoe',
      email: '',
      password: '',
      uidNumber: 1,
      keys: [],
    },
  ],
  ...{ cards: [], filed: [], trails: [], people: [jane] },
  requests: [joins, makesTool, makesProject],
  links: [],
  accepts: () => Promise.resolve(true),
  world: world(),
  ...change,
});
const clean = noVerdict();
const seeing = (...projects: ProjectSeen[]) => judge(ending({ world: world({ projects }) }));
const toolBecomes = (change: Partial<ToolSeen>) =>
  judge(ending({ world: world({ tools: [{ ...racks, ...change }] }) }));

describe('the oracle over a cloud', () => {
  it('has nothing to say where everybody has what they were told', async () => {
    expect(await judge(ending())).toEqual(clean);
  });

  it('sees a confirmed role that nobody holds, and one who is not in the group', async () => {
    expect((await seeing({ ...toolforge, roles: [], group: [] }, bikes)).lost).toHaveLength(1);
    expect((await seeing({ ...toolforge, group: [] }, bikes)).lost).toHaveLength(1);
  });

  it('sees a role beyond what was asked for', async () => {
    const more = { ...toolforge, roles: holding('reader', 'admin') };
    expect((await seeing(more, bikes)).doubled).toEqual([
      'nobody asked for admin of jdoe in tools',
    ]);
  });

  it('sees that somebody lost a role that nobody wanted to take', async () => {
    const holders = [{ shellName: 'john', roles: ['reader'] }];
    const standing = { ...plan, projects: [{ name: 'tools', holders }] };
    const { lost } = await judge(ending({ world: world({ plan: standing }) }));
    expect(lost).toEqual(['reader of john in tools']);
  });

  it('sees a project without its quota, its rule, its tag or its people', async () => {
    expect((await seeing(toolforge)).lost).toHaveLength(1);
    for (const less of [
      { limits: new Map([['cores', 8]]) },
      { rules: [] },
      { tags: [] },
      { roles: holding('reader') },
      { group: [] },
    ]) {
      expect((await seeing(toolforge, { ...bikes, ...less })).lost).toHaveLength(1);
    }
  });

  it('asks for no quota of a service that the catalogue lacks', async () => {
    const without = { ...plan, services: quotaServices.filter((one) => one !== 'compute') };
    const projects = [toolforge, { ...bikes, limits: new Map() }];
    expect(await judge(ending({ world: world({ plan: without, projects }) }))).toEqual(clean);
  });

  it('sees a project and a rule that stand twice, and a project that nobody asked for', async () => {
    expect((await seeing(toolforge, bikes, bikes)).doubled).toContain('project bikes');
    const twice = { ...bikes, rules: [rule, { ...rule, remote: '0.0.0.0/0' }] };
    expect((await seeing(toolforge, twice)).doubled).toEqual(['a rule of bikes']);
    const other = { ...bikes, name: 'other', roles: [] };
    expect((await seeing(toolforge, bikes, other)).doubled).toEqual([
      'nobody asked for project other',
    ]);
  });

  it('sees a tool without an entry, or with numbers that are not its own', async () => {
    for (const less of [
      { user: undefined },
      { sudoRule: 'missing' as const },
      { user: { uidNumber: 50_002, gidNumber: 50_001, disabled: false } },
    ]) {
      expect((await toolBecomes(less)).lost).toHaveLength(1);
    }
    const { doubled } = await toolBecomes({ holders: new Set(['tools.racks', 'tools.other']) });
    expect(doubled).toEqual(['number of tools.racks and tools.other']);
  });

  it('sees a maintainer who stands twice, and one whom nobody asked for', async () => {
    const maintained = (...maintainers: string[]) =>
      toolBecomes({ group: { gidNumber: 50_001, maintainers, others: [] } });
    expect((await maintained('jdoe', 'JDoe')).doubled).toContain('maintainer jdoe of racks');
    expect((await maintained('jdoe', 'john')).doubled).toHaveLength(1);
    expect((await maintained('john')).lost).toHaveLength(1);
  });

  it('takes either word of two requests that want the opposite of one thing', async () => {
    const leaves = request(3, { kind: 'membership', facts: membership({ roles: [] }) });
    const requests = [joins, leaves, makesTool, makesProject];
    expect(await judge(ending({ requests }))).toEqual(clean);
    const projects = [{ ...toolforge, roles: [], group: [] }, bikes];
    expect(await judge(ending({ requests, world: world({ projects }) }))).toEqual(clean);
  });

  it('sees that a removal left something behind', async () => {
    const of = makesTool.id;
    const removes = request(3, {
      kind: 'remove-tool',
      facts: { of, tool: 'racks', shellName: 'jdoe', username: '', gidNumber: 50_001 },
    });
    const requests = [
      joins,
      makesProject,
      { ...makesTool, facts: noted(makesTool, 'tool') },
      removes,
    ];
    const standing = (change: Partial<ToolSeen>) =>
      judge(ending({ requests, world: world({ tools: [{ ...noTool, ...change }] }) }));
    expect(await standing({})).toEqual(clean);
    expect((await standing({ user: racks.user })).lost).toHaveLength(1);
    expect((await standing({ sudoRule: 'right' })).lost).toHaveLength(1);
  });

  it('sees a removed project that stands, what it left untold, and one that nobody removed', async () => {
    const removes = (left: readonly string[]) =>
      request(3, {
        kind: 'remove-project',
        facts: { of: makesProject.id, name: 'bikes', projectId: 'p2', zones: [], left },
      });
    const made = { ...makesProject, facts: noted(makesProject, 'project') };
    const removed = (left: readonly string[], seen: Partial<WorldSeen>) =>
      judge(ending({ requests: [joins, makesTool, made, removes(left)], world: world(seen) }));
    const projects = [toolforge];
    const leavings = new Map([['bikes', ['cn=project-bikes']]]);
    expect(await removed([], { projects })).toEqual(clean);
    expect(await removed(['cn=project-bikes'], { projects, leavings })).toEqual(clean);
    expect((await removed([], { projects, leavings })).lost).toHaveLength(1);
    expect((await removed([], {})).lost).toHaveLength(1);
    const standing = { ...plan, projects: [...plan.projects, { name: 'old', holders: [] }] };
    expect((await judge(ending({ world: world({ plan: standing }) }))).lost).toEqual([
      'project old',
    ]);
  });

  it('sees that an undo took what stood before', async () => {
    const before = {
      ...plan,
      projects: [{ name: 'tools', holders: [{ shellName: 'jdoe', roles: ['reader'] }] }],
    };
    const leaves = {
      ...joins,
      facts: noted({ ...joins, facts: membership({ roles: [] }) }, 'roles'),
    };
    const undo = request(3, { kind: 'membership', facts: { ...membership(), of: joins.id } });
    const requests = [leaves, undo, makesTool, makesProject];
    const after = (...projects: ProjectSeen[]) =>
      judge(ending({ requests, world: world({ plan: before, projects }) }));
    expect(await after(toolforge, bikes)).toEqual(clean);
    const { lost } = await after({ ...toolforge, roles: [], group: [] }, bikes);
    expect(lost).toContainEqual(
      expect.stringContaining('undone: holds nothing, before that reader'),
    );
  });

  it('sees a reason that the world does not bear out', async () => {
    const told: StoredRequest = {
      ...{ ...makesProject, state: 'needs-you' },
      problem: { code: 'project-exists', params: ['bikes'] },
    };
    const requests = [joins, makesTool, told];
    const { untrue } = await judge(ending({ requests }));
    expect(untrue).toEqual([expect.stringContaining('told project-exists bikes')]);
  });

  it('leaves a request alone that waits for one which a person is asked about', async () => {
    const waits: StoredRequest = {
      ...{ ...joins, state: 'waiting', after: ids[3] },
      problem: { code: 'waits-for-other', params: [] },
    };
    const asked = (state: StoredRequest['state']) => [
      waits,
      request(3, { kind: 'membership', state, facts: membership({ project: 'bikes' }) }),
      ...[makesTool, makesProject],
    ];
    expect((await judge(ending({ requests: asked('needs-you') }))).stuck).toEqual([]);
    expect((await judge(ending({ requests: asked('confirmed') }))).stuck).toHaveLength(1);
  });
});
