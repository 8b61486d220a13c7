import { expect, it } from 'vitest';
import type { RequestKind } from '../../../../shared/requests/request.ts';
import { facts as accountFacts } from '../../../fakes/request.ts';
import { ownKinds } from '../../../fakes/kinds.ts';

const kinds = ownKinds();
const undone = (...removed: string[]) => ({
  undone: { by: '00000000-0000-4000-8000-000000000001', at: '2027-08-04T08:00:00.000Z', removed },
});
const of = { of: '00000000-0000-4000-8000-000000000002' };
const person = { shellName: 'ada', username: 'Ada' };
const account = { ...accountFacts() };
const membership = {
  ...person,
  project: 'tools',
  toolforge: true,
  roles: ['reader'],
  reason: 'A bot',
  approval: 'here',
};
const tool = { ...person, tool: 'citations', givenUp: [], origin: 'made' };
const maintainer = { ...person, tool: 'citations', change: 'add', origin: 'made' };
const keys = { ...person, remove: [] };

const cases: readonly (readonly [RequestKind, string, object, string | undefined])[] = [
  ['account', 'that was made', { ...account, origin: 'made' }, 'account'],
  ['account', 'that is not made yet', account, 'account'],
  ['account', 'that stood before', { ...account, origin: 'there-before' }, 'key'],
  ['account', 'that is undone', { ...account, ...undone('account', 'key') }, undefined],
  ['account', 'whose key alone is undone', { ...account, ...undone('key') }, 'account'],
  ['membership', 'of Toolforge', membership, 'membership'],
  ['membership', 'that was there', { ...membership, before: ['reader'] }, undefined],
  ['membership', 'of another project', { ...membership, toolforge: false }, undefined],
  ['membership', 'that ends', { ...membership, roles: [] }, undefined],
  ['membership', 'that undoes another', { ...membership, ...of }, undefined],
  ['membership', 'that is undone', { ...membership, ...undone('roles') }, undefined],
  ['tool', 'that was made', tool, 'tool'],
  ['tool', 'that was there', { ...tool, origin: 'there-before' }, undefined],
  ['tool', 'that is undone', { ...tool, ...undone('tool') }, undefined],
  ['maintainer', 'that came', maintainer, 'maintainer'],
  ['maintainer', 'that went', { ...maintainer, change: 'remove' }, undefined],
  ['maintainer', 'that is undone', { ...maintainer, ...undone('maintainer') }, undefined],
  ['ssh-keys', 'that changed', keys, 'key'],
  ['ssh-keys', 'that undo others', { ...keys, ...of }, undefined],
  ['ssh-keys', 'that are undone', { ...keys, ...undone('keys') }, undefined],
  ['undo-account', 'that this version cannot read', {}, undefined],
  ['tool', 'that this version cannot read', { tool: 7 }, undefined],
];

it.each(cases)('%s %s', (...[kind, , facts, counts]) => {
  expect(kinds[kind].counts({ ...facts })).toBe(counts);
});
