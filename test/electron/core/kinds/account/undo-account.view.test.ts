import { expect, it } from 'vitest';
import { viewWith } from '../../../../fakes/kinds.ts';
import { stored } from '../../../../fakes/request.ts';
import { undo } from '../../../../fakes/undo.ts';

it('an undo tells whose account it takes back and how far it has come, and no key line', () => {
  const facts = undo({ removed: ['key'], keyFingerprint: 'SHA256:x' });
  const { of, agreed, removed, stays } = facts;
  const about = viewWith(stored({ kind: 'undo-account', facts }));
  expect(about).toMatchObject({
    username: 'Jane Doe',
    shellName: 'jdoe',
    email: 'jane@example.org',
    uidNumber: 100_007,
    keyFingerprint: 'SHA256:x',
    passwordProven: false,
    undo: { of, agreed, removed, stays },
  });
  expect(JSON.stringify(about)).not.toContain('AAAA');
});
