import { describe, expect, it } from 'vitest';
import { areRivals } from '../../../../electron/core/jobs/aim.ts';
import type { StoredRequest } from '../../../../electron/core/ports/request-journal.ts';
import { membership } from '../../../fakes/membership.ts';
import { project } from '../../../fakes/project.ts';
import { facts as account } from '../../../fakes/request.ts';
import { toolFacts } from '../../../fakes/tools.ts';

type Wish = Pick<StoredRequest, 'kind' | 'facts'>;
const of = '0b0c5a52-8a6e-4c55-9f5e-2f3d0a1c7e11';

const wish = (kind: Wish['kind'], facts: Wish['facts']): Wish => ({ kind, facts });
const maintainer = (change: 'add' | 'remove'): Wish =>
  wish('maintainer', { tool: 'bikes', shellName: 'jdoe', username: '', change });
const link = (id: number): Wish =>
  wish('link-wikimedia', {
    ...{ shellName: 'jdoe', username: '', provenAt: '2027-08-04T08:00:00.000Z' },
    wikimedia: { id, name: 'Jane' },
  });
const removal = wish('remove-project', { name: 'bikes', projectId: 'p1', zones: [] });

type Pair = readonly [what: string, one: Wish, other: Wish];

const rivals: readonly Pair[] = [
  [
    'a role given and taken',
    wish('membership', membership()),
    wish('membership', membership({ roles: [] })),
  ],
  ['a maintainer added and removed', maintainer('add'), maintainer('remove')],
  [
    'a tool made and taken back',
    wish('tool', toolFacts()),
    wish('remove-tool', { ...toolFacts(), of }),
  ],
  [
    'one project of two sizes',
    wish('project', project()),
    wish('project', project({ quotas: { cores: 1 } })),
  ],
  ['a project made and removed', wish('project', project()), removal],
  ['two links of one person', link(1), link(2)],
  ['a link made and taken away', link(1), wish('unlink-wikimedia', { ...link(1).facts, of })],
];

const friends: readonly Pair[] = [
  [
    'the same, whatever was learned of one meanwhile',
    wish('membership', membership()),
    wish(
      'membership',
      membership({ shellName: 'JDoe', username: 'Jane Doe', held: [], before: [] }),
    ),
  ],
  [
    'the same roles in another order',
    wish('membership', membership({ roles: ['member', 'reader'] })),
    wish('membership', membership({ roles: ['reader', 'member'] })),
  ],
  [
    'something else',
    wish('membership', membership()),
    wish('membership', membership({ project: 'bikes', roles: [] })),
  ],
  [
    'the same project, which one of them has made by now',
    wish('project', project()),
    wish('project', project({ projectId: 'p1', origin: 'made' })),
  ],
  [
    'the same end',
    removal,
    wish('remove-project', { ...removal.facts, zones: ['bikes.example.org.'] }),
  ],
  [
    'accounts, which have rules of their own',
    wish('account', account()),
    wish('account', account({ email: 'j@example.org' })),
  ],
  ['a tool of one name', wish('tool', toolFacts()), wish('tool', toolFacts({ shellName: 'ada' }))],
  ['what this version cannot read', wish('project', { name: 'bikes' }), removal],
];

describe('two requests', () => {
  it.each(rivals)('fight over %s, whichever came first', (_, one, other) => {
    expect(areRivals(one, other)).toBe(true);
    expect(areRivals(other, one)).toBe(true);
  });

  it.each(friends)('are no rivals where both want %s', (_, one, other) => {
    expect(areRivals(one, other)).toBe(false);
  });
});
