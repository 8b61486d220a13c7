import { describe, expect, it } from 'vitest';
import type { StoredRequest } from '../../../../electron/core/ports/request-journal.ts';
import { ownKinds } from '../../../fakes/kinds.ts';
import { membership } from '../../../fakes/membership.ts';
import { project } from '../../../fakes/project.ts';
import { facts as account } from '../../../fakes/request.ts';
import { toolFacts } from '../../../fakes/tools.ts';

const kinds = ownKinds();
type Wanted = Pick<StoredRequest, 'kind' | 'facts'>;
const of = '0b0c5a52-8a6e-4c55-9f5e-2f3d0a1c7e11';

const wanted = (kind: Wanted['kind'], facts: Wanted['facts']): Wanted => ({ kind, facts });
const maintainer = (change: 'add' | 'remove'): Wanted =>
  wanted('maintainer', { tool: 'bikes', shellName: 'jdoe', username: '', change });
const link = (id: number): Wanted =>
  wanted('link-wikimedia', {
    ...{ shellName: 'jdoe', username: '', provenAt: '2027-08-04T08:00:00.000Z' },
    wikimedia: { id, name: 'Jane' },
  });
const removal = wanted('remove-project', { name: 'bikes', projectId: 'p1', zones: [] });

type Pair = readonly [what: string, one: Wanted, other: Wanted];

const conflicts: readonly Pair[] = [
  [
    'a role given and taken',
    wanted('membership', membership()),
    wanted('membership', membership({ roles: [] })),
  ],
  ['a maintainer added and removed', maintainer('add'), maintainer('remove')],
  [
    'a tool made and removed',
    wanted('tool', toolFacts()),
    wanted('remove-tool', { ...toolFacts(), of }),
  ],
  [
    'one project of two sizes',
    wanted('project', project()),
    wanted('project', project({ quotas: { cores: 1 } })),
  ],
  ['a project made and removed', wanted('project', project()), removal],
  ['two links of one person', link(1), link(2)],
  ['a link made and taken away', link(1), wanted('unlink-wikimedia', { ...link(1).facts, of })],
];

const others: readonly Pair[] = [
  [
    'the same, whatever was learned of one meanwhile',
    wanted('membership', membership()),
    wanted(
      'membership',
      membership({ shellName: 'JDoe', username: 'Jane Doe', held: [], before: [] }),
    ),
  ],
  [
    'the same roles in another order',
    wanted('membership', membership({ roles: ['member', 'reader'] })),
    wanted('membership', membership({ roles: ['reader', 'member'] })),
  ],
  [
    'something else',
    wanted('membership', membership()),
    wanted('membership', membership({ project: 'bikes', roles: [] })),
  ],
  [
    'the same project, which one of them has made by now',
    wanted('project', project()),
    wanted('project', project({ projectId: 'p1', origin: 'made' })),
  ],
  [
    'the same end',
    removal,
    wanted('remove-project', { ...removal.facts, zones: ['bikes.example.org.'] }),
  ],
  [
    'accounts, which have rules of their own',
    wanted('account', account()),
    wanted('account', account({ email: 'j@example.org' })),
  ],
  [
    'a tool of one name',
    wanted('tool', toolFacts()),
    wanted('tool', toolFacts({ shellName: 'ada' })),
  ],
  ['what this version cannot read', wanted('project', { name: 'bikes' }), removal],
];

const inConflict = (one: Wanted, other: Wanted): boolean => {
  const [first, second] = [one, other].map(({ kind, facts }) => kinds[kind].target(facts));
  return first !== undefined && first.of === second?.of && first.wants !== second.wants;
};

describe('the targets of two requests', () => {
  it.each(conflicts)('are in conflict over %s, whichever came first', (_, one, other) => {
    expect(inConflict(one, other)).toBe(true);
    expect(inConflict(other, one)).toBe(true);
  });

  it.each(others)('are in no conflict where both want %s', (_, one, other) => {
    expect(inConflict(one, other)).toBe(false);
  });
});
