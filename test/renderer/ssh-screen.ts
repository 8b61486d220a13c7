import type { Output } from '../../shared/contract/index.ts';
import { fingerprint } from './screen-request.ts';

/** A key that the account does not have, through a jump host, with the longest words. */
export const sshComparison: Output<'ssh.compare'> = {
  is: 'other-key',
  params: [`SHA256:${'w'.repeat(43)}`, 'id_ed25519_for_the_hackathon'],
  shellName: 'jdoe',
  keys: [{ type: 'ssh-ed25519', fingerprint }],
  reading: {
    ...{ cause: 'key-refused', host: 'login.toolforge.org', user: 'jdoe', detail: 'id_ed25519' },
    ...{ passed: ['bastion.wmcloud.org'], isNewHost: false },
    keys: [
      {
        ...{ type: 'ED25519', fingerprint: `SHA256:${'w'.repeat(43)}`, from: 'file' },
        ...{ file: 'id_ed25519_for_the_hackathon', fate: 'refused' },
      },
    ],
    evidence: [
      `debug1: Offering public key: ~/.ssh/id_ed25519 ED25519 SHA256:${'w'.repeat(43)} explicit`,
      'jdoe@login.toolforge.org: Permission denied (publickey).',
    ],
  },
};
