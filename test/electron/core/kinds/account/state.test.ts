import { describe, expect, it } from 'vitest';
import {
  holdsKey,
  isSamePerson,
  lookAround,
} from '../../../../../electron/core/kinds/account/state.ts';
import { directoryOf, jane } from '../../../../fakes/people.ts';
import { facts } from '../../../../fakes/request.ts';

const other = {
  ...jane,
  uid: 'someone',
  uids: ['someone'],
  cns: ['Some One'],
  mails: ['some@example.org'],
  uidNumber: 1,
};

describe('lookAround', () => {
  it('tells the own entry from those of others', async () => {
    const standing = await lookAround(directoryOf(jane, other), facts({ uidNumber: 100_007 }));
    expect(standing).toEqual({ own: jane });
  });

  it('sees a name in either attribute, in any case', async () => {
    for (const change of [
      { uids: ['JANE DOE'] },
      { uids: ['someone', 'jane doe'] },
      { cns: ['jdoe'] },
      { cns: ['Some One', 'jane  doe'] },
    ]) {
      const holder = { ...other, ...change };
      const { own, nameHolder } = await lookAround(directoryOf(holder), facts());
      expect([own, nameHolder], JSON.stringify(change)).toEqual([undefined, holder]);
    }
  });

  it('sees who holds the number', async () => {
    const { numberHolder } = await lookAround(directoryOf(other), facts({ uidNumber: 1 }));
    expect(numberHolder).toEqual(other);
    expect((await lookAround(directoryOf(other), facts())).numberHolder).toBeUndefined();
  });

  it('sees a closed account with the same address, whatever its name', async () => {
    const closed = { ...other, mails: ['another@example.org', 'JANE@example.org'], blocked: true };
    expect((await lookAround(directoryOf(closed), facts())).closed).toEqual(closed);
    const open = { ...closed, blocked: false };
    expect((await lookAround(directoryOf(open), facts())).closed).toBeUndefined();
  });

  it('does not take a tool of the same name for the person', async () => {
    const tool = { ...other, kind: 'tool', uid: 'jdoe', uids: ['jdoe'] } as const;
    expect(await lookAround(directoryOf(tool), facts())).toMatchObject({ nameHolder: tool });
  });
});

describe('isSamePerson', () => {
  it('wants cn and mail to agree', () => {
    expect(isSamePerson({ ...jane, cns: ['jane doe'], mails: ['JANE@EXAMPLE.ORG'] }, facts())).toBe(
      true,
    );
    const several = { ...jane, cns: ['Roe', 'Jane Doe'], mails: ['a@x', 'jane@example.org'] };
    expect(isSamePerson(several, facts())).toBe(true);
    expect(isSamePerson({ ...jane, cns: ['Jane D'] }, facts())).toBe(false);
    expect(isSamePerson({ ...jane, mails: ['j@example.org'] }, facts())).toBe(false);
  });
});

describe('holdsKey', () => {
  const blob = 'AAAAC3NzaC1lZDI1NTE5AAAAIDsWZnL2B5lqbyY7Uq4Rq3Gmu0CjWZbBcZ6n2cQ0v8Yd';

  it('compares type and blob, not the comment', () => {
    const entry = { ...jane, sshPublicKeys: [`ssh-ed25519 ${blob} at home\n`] };
    expect(holdsKey(entry, `ssh-ed25519 ${blob} laptop`)).toBe(true);
    expect(holdsKey(entry, `ssh-ed25519 ${blob.replace('Yd', 'Ye')} laptop`)).toBe(false);
  });
});
