import { expect, it } from 'vitest';
import { waitsFor } from '../../../../electron/core/kinds/base/step.ts';
import en from '../../../../i18n/en.json' with { type: 'json' };
import { requestKinds, type RequestKind } from '../../../../shared/requests/request.ts';
import { ownKinds } from '../../../fakes/kinds.ts';
import { project } from '../../../fakes/project.ts';
import { facts } from '../../../fakes/request.ts';
import { undo } from '../../../fakes/undo.ts';

const kinds = ownKinds();

const person = { shellName: 'jdoe', username: 'Jane Doe' };
const wikimedia = { id: 4711, name: 'Ada' };
const linked = { ...person, wikimedia, provenAt: '2027-08-04T08:00:00Z' };

/** What stands in a journal of each kind. */
const written: Readonly<Record<RequestKind, Readonly<Record<string, unknown>>>> = {
  account: facts(),
  'undo-account': undo(),
  'ssh-keys': {
    ...person,
    add: { line: 'ssh-ed25519 AAAA', fingerprint: 'SHA256:a' },
    ...{ remove: ['SHA256:b'], removed: ['SHA256:b'], origin: 'made', ownerProven: true },
  },
  membership: {
    ...{ shellName: 'jdoe', username: 'Jane Doe', project: 'tools', toolforge: true },
    ...{ roles: ['reader'], reason: 'A bot', approval: 'here', before: [], projectId: 'tools' },
  },
  'link-wikimedia': { ...linked, ofParent: true, origin: 'made' },
  'unlink-wikimedia': { ...linked, of: undo().of },
  tool: { ...person, tool: 'bikes', givenUp: [50_001], gidNumber: 50_002, maintainers: ['jdoe'] },
  'remove-tool': { ...person, tool: 'bikes', gidNumber: 50_002, of: undo().of },
  maintainer: { ...person, tool: 'bikes', change: 'add', origin: 'made' },
  project: project({ projectId: 'bikes', origin: 'made' }),
  'remove-project': { name: 'bikes', projectId: 'bikes', zones: [], of: undo().of },
};

it('there is one for every kind of request, and it takes back from the journal what it wrote', () => {
  for (const kind of requestKinds) {
    const own = written[kind];
    expect(kinds[kind].facts.parse(JSON.parse(JSON.stringify(own))), kind).toEqual(own);
  }
});

it('none of them has two steps with the same id: what was sent is noted under it', () => {
  for (const kind of requestKinds) {
    const ids = kinds[kind].steps.map(({ id }) => id);
    expect(new Set(ids).size, kind).toBe(ids.length);
  }
});

it('every step of theirs has words on the screen', () => {
  const ids = requestKinds.flatMap((kind) => kinds[kind].steps.map(({ id }) => id));
  expect(ids.filter((id) => !(`step-${id}` in en))).toEqual([]);
});

it('a step waits for nothing but steps further up', () => {
  for (const { steps } of Object.values(kinds)) {
    for (const step of steps) expect(() => waitsFor(step, steps)).not.toThrow();
  }
});

// Where steps are under way at once, two must not learn the same: `project.order.test.ts` sees to it for projects.
it('the steps of all but projects go one after the other', () => {
  const abreast = requestKinds.filter((kind) => kinds[kind].steps.some(({ after }) => after));
  expect(abreast).toEqual(['project']);
});
