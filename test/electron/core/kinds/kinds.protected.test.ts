import { describe, expect, it } from 'vitest';
import { createProtection } from '../../../../electron/core/kinds/base/protected.ts';
import { createKinds, type KindPorts } from '../../../../electron/core/kinds/kinds.ts';
import type { Cloud } from '../../../../electron/core/ports/cloud.ts';
import { accountRules, type ProtectedThings } from '../../../../shared/domain/profile.ts';
import { requestKinds, type RequestKind } from '../../../../shared/requests/request.ts';
import { fakeClock } from '../../../fakes/clock.ts';
import { membership } from '../../../fakes/membership.ts';
import { plainCloudProfile } from '../../../fakes/practice-cloud.ts';
import { plainProfile } from '../../../fakes/profile.ts';
import { project } from '../../../fakes/project.ts';
import { facts } from '../../../fakes/request.ts';
import { toolFacts } from '../../../fakes/tools.ts';
import { undo } from '../../../fakes/undo.ts';

const of = '0b0c5a52-8a6e-4c55-9f5e-2f3d0a1c7e11';
const linked = {
  ...{ shellName: 'jdoe', username: 'Jane Doe', provenAt: '2027-08-04T08:00:00Z' },
  wikimedia: { id: 4711, name: 'Ada' },
};

/** A request of each kind, and everything that it is about. */
const wanted: Readonly<
  Record<RequestKind, readonly [Record<string, unknown>, Partial<ProtectedThings>]>
> = {
  account: [facts(), { people: ['jdoe'] }],
  'undo-account': [undo(), { people: [undo().shellName] }],
  'link-wikimedia': [linked, { people: ['jdoe'] }],
  'unlink-wikimedia': [{ ...linked, of }, { people: ['jdoe'] }],
  'ssh-keys': [
    { shellName: 'jdoe', username: '', remove: ['SHA256:x'], ownerProven: true },
    { people: ['jdoe'] },
  ],
  membership: [membership(), { people: ['jdoe'], projects: ['tools'], roles: ['reader'] }],
  tool: [toolFacts(), { people: [toolFacts().shellName], tools: [toolFacts().tool] }],
  'remove-tool': [{ ...toolFacts(), of }, { tools: [toolFacts().tool] }],
  maintainer: [
    { tool: 'bikes', shellName: 'jdoe', username: '', change: 'remove' },
    { people: ['jdoe'], tools: ['bikes'], groups: ['tools.bikes'] },
  ],
  project: [
    project(),
    { people: ['aakesson'], projects: ['bikes'], groups: ['project-bikes'], roles: ['member'] },
  ],
  'remove-project': [
    { name: 'bikes', projectId: 'p1', zones: ['z.'] },
    { projects: ['p1'], groups: ['project-bikes'] },
  ],
};

/** Every list by itself, so that none answers for another. */
const cases = requestKinds.flatMap((kind) =>
  Object.entries(wanted[kind][1]).map(([list, names]) => [kind, list, { [list]: names }] as const),
);

/** Kinds whose systems may not be asked for anything. */
function kindsThat(things: Partial<ProtectedThings>) {
  const asked: string[] = [];
  const nobody = new Proxy(
    {},
    {
      get: (_, call) => () => {
        asked.push(String(call));
        throw new Error(`${String(call)} was asked`);
      },
    },
  );
  const plain = plainProfile();
  const profile = {
    ...plain,
    cloud: plainCloudProfile(),
    protected: { ...plain.protected, ...things },
  };
  const clock = fakeClock();
  const systems = Object.fromEntries(
    ['directory', 'links', 'groups', 'tools', 'cloud', 'numbers', 'passwords', 'proofs'].map(
      (name) => [name, nobody],
    ),
  );
  const ports: unknown = {
    ...{ profile, clock, rules: accountRules(profile), random: () => 0, show: () => undefined },
    ...{ journal: nobody, protection: createProtection({ profile, writer: () => '' }) },
    ...systems,
  };
  const kinds = createKinds(ports as KindPorts); // systems that are never asked need not be any
  return { kinds, asked };
}

describe('a request of any kind about what is protected', () => {
  it.each(cases)('is not filed: %s by %s', (kind, list, things) => {
    const { kinds } = kindsThat(things);
    expect(() => kinds[kind].refuseProtected(wanted[kind][0])).toThrow(
      expect.objectContaining({
        code: 'protected',
        params: [expect.any(String), `protected.${list}`],
      }),
    );
    expect(() => kindsThat({}).kinds[kind].refuseProtected(wanted[kind][0])).not.toThrow();
  });

  it.each(cases)(
    'ends at its first step, and at each, with nothing asked: %s by %s',
    async (kind, list, things) => {
      const { kinds, asked } = kindsThat(things);
      const { steps, facts: schema } = kinds[kind];
      const known = schema.parse(wanted[kind][0]);
      for (const step of steps) {
        if (step.prepare) {
          await expect(step.prepare(known)).rejects.toMatchObject({ code: 'protected' });
        }
        expect(await step.observe(known, { requestId: of, attempted: true })).toMatchObject({
          ...{
            is: 'blocked',
            code: 'protected',
            params: [expect.any(String), `protected.${list}`],
          },
        });
      }
      expect(asked).toEqual([]);
    },
  );
});

describe('a step of any kind', () => {
  it('ends by what the server has found, whatever was typed', async () => {
    const plain = plainProfile();
    const { protected: nothing } = plain;
    const profile = {
      ...{ ...plain, cloud: plainCloudProfile() },
      protected: { ...nothing, projects: ['c0ffee'] },
    };
    const known = { description: '', enabled: true, tags: [] };
    const cloud: Pick<Cloud, 'findProject' | 'assignments' | 'grant'> = {
      findProject: () => Promise.resolve({ ...known, id: 'c0ffee', name: 'coffee' }),
      assignments: () => Promise.resolve([]),
      grant: () => Promise.reject(new Error('granted')),
    };
    const ports: unknown = {
      ...{ profile, cloud },
      protection: createProtection({ profile, writer: () => '' }),
    };
    const { membership: kind, project: projects } = createKinds(ports as KindPorts); // no more is asked
    const step = (id: string) => [...kind.steps, ...projects.steps].find((one) => one.id === id);
    const run = { requestId: of, attempted: false };
    const facts = membership({ project: 'koffie', toolforge: false });
    const found = { ...facts, ...(await step('set-roles')?.prepare?.(facts)) };
    expect(await step('set-roles')?.observe(found, run)).toMatchObject({
      ...{ is: 'blocked', code: 'protected', params: ['coffee', 'protected.projects'] },
    });
    expect(await step('create-project')?.observe(project({ purpose: '' }), run)).toMatchObject({
      ...{ is: 'blocked', code: 'protected', params: ['coffee', 'protected.projects'] },
    });
  });
});
