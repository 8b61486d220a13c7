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
  ...{ name: 'racks', purpose: 'maps', whyNotToolforge: '', members: [], preset: 'small' },
  ...{ quotas: {}, rules: [], ends: '2099-01-31' },
  mode: 'reviewed',
  ...{ requestText: 'New project: racks', snippet: 'resource {}', reviewUrl: 'https://T1.example' },
};

describe('what a request in the terminal is about', () => {
  it('is nothing more for an account', () => {
    expect(aboutLines(request)).toEqual([]);
  });

  it('is the text to hand in and where, as long as others have not decided', () => {
    const lines = ['tools: reader', '', 'https://ask.example', '', 'Please let', 'Jane in'];
    expect(aboutLines({ ...request, membership })).toEqual(lines);
    expect(aboutLines({ ...request, state: 'confirmed', membership })).toEqual([lines[0]]);
  });

  it('is the review, the text and the snippet of a reviewed project', () => {
    expect(aboutLines({ ...request, project })).toEqual([
      'Last day: 2099-01-31',
      'reviewed at https://T1.example',
      ...['', 'New project: racks', '', 'resource {}'],
    ]);
  });

  it('is what somebody held before, the number of a tool and the account that is linked', () => {
    const change = { ...membership, roles: [], before: ['reader', 'admin'] };
    expect(
      aboutLines({
        ...request,
        state: 'confirmed',
        membership: change,
        tool: { name: 'racks', maintainers: ['jdoe'], gidNumber: 50_042 },
        link: {
          wikimedia: { id: 4711, name: 'Jane' },
          provenAt: '2027-08-04T08:00:00.000Z',
          storesName: true,
        },
      }),
    ).toEqual(['Jane (4711)', 'gidNumber 50042', 'tools: none', 'before: reader, admin']);
  });
});
