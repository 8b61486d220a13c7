import { clinicLineOf, unaskedLine } from '../../shared/clinic/clinic.ts';
import { askHelpers } from '../../shared/clinic/ready-text.ts';
import type { ClinicReport } from '../../shared/contract/clinic.ts';
import { fingerprint, noon } from './screen-request.ts';

const who = { shellName: 'jdoe', username: 'Jane Doe' };
const about = { shellName: who.shellName, username: who.username, uidNumber: 101_234 };
const quota = ['cores', 8, 8, 'bike-racks'] as const;

/** What the clinic says of somebody with a fault of each kind. */
export const clinicReport: ClinicReport = {
  who,
  lines: [
    clinicLineOf('account', 'found', ['jdoe', '101234']),
    clinicLineOf('names', 'typed', ['Jane Doe', 'jdoe'], { mend: { is: 'self' } }),
    clinicLineOf('lock', 'until', [], { until: noon }),
    clinicLineOf('password', 'not-tried', ['jdoe']),
    clinicLineOf('entry', 'whole'),
    clinicLineOf('key', 'there', [2]),
    clinicLineOf('key-form', 'trailing', [fingerprint], {
      about: fingerprint,
      mend: { is: 'keys', shellName: 'jdoe', tidy: ['line:SHA256:x'] },
    }),
    clinicLineOf('key-type', 'short', ['1024', '2048'], {
      mend: { is: 'new-key', shellName: 'jdoe' },
    }),
    clinicLineOf('toolforge', 'none', ['reader', 'tools'], {
      mend: { is: 'membership', shellName: 'jdoe', project: 'tools', as: 'member', again: false },
    }),
    clinicLineOf('role', 'no-reader', ['bike-racks', 'member'], {
      about: 'bike-racks',
      mend: {
        ...{ is: 'membership', shellName: 'jdoe', project: 'bike-racks', as: 'member' },
        again: false,
      },
    }),
    clinicLineOf('project-group', 'missing', ['bike-racks'], {
      mend: {
        ...{ is: 'membership', shellName: 'jdoe', project: 'bike-racks', as: 'member' },
        again: true,
      },
    }),
    clinicLineOf('tool', 'incomplete', ['map-bot', 'sudo-rule'], {
      mend: { is: 'tool', name: 'map-bot', maintainer: 'jdoe' },
    }),
    {
      ...clinicLineOf('quota', 'full', quota),
      mend: askHelpers({ check: 'quota', found: 'full' }, quota, about),
    },
    clinicLineOf('instance', 'error', ['racks-web', 'No valid host was found.'], {
      mend: { is: 'self' },
    }),
    unaskedLine('port', 'cloud-timeout', 'bike-racks'),
  ],
  asked: noon,
  took: 640,
};
