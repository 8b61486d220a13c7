import { describe, expect, it } from 'vitest';
import { aboutLines } from '../../../../electron/cli/outcome/request-lines.ts';
import { viewWith } from '../../../fakes/kinds.ts';
import type { MembershipView } from '../../../../shared/requests/membership.ts';
import type { ProjectView } from '../../../../shared/requests/project.ts';
import type { RequestView } from '../../../../shared/requests/request.ts';
import { stored } from '../../../fakes/request.ts';

const request: RequestView = viewWith(stored({ state: 'waiting' }));
const membership: MembershipView = {
  ...{ project: 'tools', toolforge: true, roles: ['reader'], reason: 'bots' },
  approval: 'elsewhere',
  requestText: 'Please let\nJane in',
  requestUrl: 'https://ask.example',
};
const project: ProjectView = {
  ...{ name: 'racks', purpose: 'maps', whyNotToolforge: 'root', preset: 'small', rules: [] },
  members: [
    { shellName: 'jdoe', as: 'member' },
    { shellName: 'ada', as: 'viewer' },
  ],
  ...{ quotas: { cores: 8, ramMb: -1 }, ends: '2099-01-31', mode: 'reviewed', projectId: '3f2a' },
  ...{ requestText: 'New project: racks', snippet: 'resource {}', reviewUrl: 'https://T1.example' },
};

const linesOf = (change: Partial<RequestView>): string[] => aboutLines({ ...request, ...change });

describe('what a request in the terminal is about', () => {
  it('is the entry of an account', () => {
    expect(linesOf({ uidNumber: 100_042 })).toEqual([
      'UID number: 100042',
      'Email address: jane@example.org',
      'SSH key fingerprint: No SSH key',
    ]);
  });

  it('is the text to hand in and where, as long as others have not decided', () => {
    const asked = ['Cloud project: tools', 'Cloud roles: reader', 'Reason: bots'];
    const handIn = ['', 'https://ask.example', '', 'Please let', 'Jane in'];
    expect(linesOf({ kind: 'membership', membership })).toEqual([...asked, ...handIn]);
    expect(linesOf({ kind: 'membership', state: 'confirmed', membership })).toEqual(asked);
  });

  it('is the size, the review, the text and the snippet of a reviewed project', () => {
    expect(linesOf({ kind: 'project', project })).toEqual([
      'Project name: racks',
      'Project ID: 3f2a',
      'Purpose: maps',
      'Why not Toolforge? root',
      'People: jdoe (member); ada (reader)',
      'Size: small, cores 8, ramMb no limit',
      'Last day: 2099-01-31',
      'Review: https://T1.example',
      ...['', 'New project: racks', '', 'resource {}'],
    ]);
  });

  it('is what somebody held before, also where it was nothing', () => {
    const change = { ...membership, roles: [], before: ['reader', 'admin'] };
    const lines = linesOf({ kind: 'membership', state: 'confirmed', membership: change });
    expect(lines).toContain('Cloud roles: none');
    expect(lines).toContain('Earlier roles: reader, admin');
  });

  it('is the number of a tool and the account that is linked', () => {
    const tool = { name: 'racks', maintainers: ['jdoe', 'ada'], gidNumber: 50_042 };
    expect(linesOf({ kind: 'tool', tool })).toEqual([
      'Tool name: racks',
      'GID number: 50042',
      'Maintainers: jdoe, ada',
    ]);
    const provenAt = '2027-08-04T08:00:00.000Z';
    const link = { wikimedia: { id: 4711, name: 'Jane' }, provenAt, storesName: true };
    expect(linesOf({ kind: 'link-wikimedia', link })).toEqual([
      'Wikimedia account: Jane',
      'Account number: 4711',
      `Verified: ${provenAt}`,
    ]);
  });
});
