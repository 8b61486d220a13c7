import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../../electron/adapters/node/system.ts';
import { createKeys } from '../../../../electron/core/people/keys.ts';
import { createPeople } from '../../../../electron/core/people/people.ts';
import { formatFingerprint } from '../../../../shared/keys/ssh-key.ts';
import { directoryOf, jane } from '../../../fakes/people.ts';
import { plainProfile } from '../../../fakes/profile.ts';

const keys = createKeys({ rules: plainProfile().accounts, sha256 });
const people = (...entries: (typeof jane)[]) =>
  createPeople({ directory: directoryOf(...entries), keys });

describe('people', () => {
  it('finds a few and says that there are more', async () => {
    const many = Array.from({ length: 25 }, (_, i) => ({
      ...jane,
      ...{ uid: `jane${i}`, cns: [`Jane ${i}`], mails: [`${i}@example.org`], uidNumber: i },
    }));
    const found = await people(...many).find('jane');
    expect(found.people).toHaveLength(20);
    expect(found.more).toBe(true);
    expect(await people(jane).find('jane')).toEqual({
      people: [{ shellName: 'jdoe', username: 'Jane Doe', blocked: false }],
      more: false,
    });
  });

  it('shows a person with keys by fingerprint, also keys the event would refuse', async () => {
    const good =
      'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDsWZnL2B5lqbyY7Uq4Rq3Gmu0CjWZbBcZ6n2cQ0v8Yd at home';
    const shown = await people({ ...jane, sshPublicKeys: [good, 'ssh-dss AAAA old'] }).show('JDOE');
    expect(shown).toMatchObject({ username: 'Jane Doe', email: 'jane@example.org' });
    expect(shown.keys).toMatchObject([
      { type: 'ssh-ed25519', comment: 'at home' },
      // Its base64 can be read, so that the key can be told from others and taken out.
      { type: 'ssh-dss', fingerprint: formatFingerprint(sha256(Buffer.from('AAAA', 'base64'))) },
    ]);
    expect(shown.keys[0]?.fingerprint).toMatch(/^SHA256:/);
  });

  it('shows every name and address of an entry that has several, by whichever it is asked for', async () => {
    const several = {
      ...jane,
      ...{ uids: ['old-jane', 'jdoe'], cns: ['Jane Doe', 'Jane Roe'] },
      mails: ['jane@example.org', 'work@example.org'],
    };
    for (const shellName of ['jdoe', 'OLD-JANE']) {
      expect(await people(several).show(shellName)).toMatchObject({
        ...{ shellName: 'jdoe', username: 'Jane Doe', email: 'jane@example.org' },
        ...{ otherNames: ['old-jane', 'Jane Roe'], otherEmails: ['work@example.org'] },
      });
    }
    expect((await people(several).find('roe')).people).toHaveLength(1);
    expect((await people(several).find('work@example.org')).people).toHaveLength(1);
    expect(await people(jane).show('jdoe')).toMatchObject({ otherNames: [], otherEmails: [] });
  });

  it('says so where no person has the shell name', async () => {
    await expect(people(jane).show('Jane Doe')).rejects.toMatchObject({ code: 'not-found' });
  });
});
