import { expect, it } from 'vitest';
import { createLdapDirectory } from '../../../../electron/adapters/ldap/directory.ts';
import { profileSchema } from '../../../../shared/domain/profile.ts';
import { plainDirectoryProfile } from '../../../fakes/profile.ts';
import { startScriptedServer } from '../../../fakes/scripted-server.ts';

/** "Success" of a bind (0x61) and of a modify (0x67) to the client's first two messages, without any control. */
const bound = Buffer.from('300c02010261070a010004000400', 'hex');
const modified = Buffer.from('300c02010367070a010004000400', 'hex');

it('takes no number from a server that moved the counter on and keeps its value back', async () => {
  const server = await startScriptedServer([bound, modified]);
  const written = plainDirectoryProfile();
  const profile = profileSchema.shape.directory.parse({
    ...written,
    url: `ldap://127.0.0.1:${server.port}`,
    uidNumber: { ...written.uidNumber, counterDn: 'cn=uidnext,ou=other,dc=example,dc=org' },
  });
  const credentials = { bindDn: 'cn=writer,dc=example,dc=org', password: 'a password' };
  const directory = createLdapDirectory({ profile, credentials });
  await expect(directory.takeNumber(1)).rejects.toMatchObject({
    code: 'directory-refused',
    params: ['the counter entry did not show its number'],
  });
  await directory.close();
  await server.stop();
});
