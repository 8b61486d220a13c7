import { lineOf } from '../../shared/checklist/checklist.ts';
import { noon } from './screen-request.ts';

/** Lines of each state, and the longest words. */
export const checkLines = [
  lineOf('directory', 'answers', 84),
  lineOf('directory-login', 'missing'),
  lineOf('cloud', 'away', 'cloud-unreachable'),
  lineOf('cloud-login', 'not-asked'),
  lineOf('rights', 'known', 'admin, member, reader'),
  lineOf('approvals', 'elsewhere'),
  lineOf('clock', 'right'),
  lineOf('keychain', 'passphrase'),
  lineOf('disk', 'little', 0.4),
  lineOf('names', 'remembered', noon),
  lineOf('network', 'closed', 'login.toolforge.org:22, openstack.eqiad1.wikimediacloud.org:25000'),
  lineOf('certificates', 'ending', 'ldap.practice.example:636'),
  lineOf('dates', 'missing'),
  lineOf('transfer', 'ready'),
  lineOf('participants', 'none'),
];
