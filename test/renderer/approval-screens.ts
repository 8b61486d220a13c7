import type { Output } from '../../shared/contract/index.ts';
import type { ApprovalView } from '../../shared/requests/approval.ts';
import type { RequestView } from '../../shared/requests/request.ts';
import { idOf, noon, request } from './screen-request.ts';

const wait = (needs: ApprovalView['needs'], more: Partial<ApprovalView> = {}): ApprovalView => ({
  ...{ needs, since: noon },
  ...more,
});

const question = {
  name: 'Wanjiku Otieno',
  at: '2027-08-05T10:05:00.000Z',
  text: 'Which mentor do you work with? We have to know who answers questions about your tool.',
};

const membership: RequestView['membership'] = {
  ...{ project: 'tools', toolforge: true, roles: ['member'], approval: 'here' },
  reason: 'I build a map of bike racks at this hackathon.',
};

/** Requests that wait for approval: of one person several, held by others, with a question, and about nobody. */
export const approvalRequests: readonly RequestView[] = [
  request(60, 'for-approval', {
    ...{ username: 'Rawan Ahmad', shellName: 'rawan', approval: wait('submit') },
  }),
  request(61, 'for-approval', {
    ...{ kind: 'membership', username: 'Rawan Ahmad', shellName: 'rawan', membership },
    ...{ approval: wait('approve'), steps: [], after: idOf(60) },
  }),
  request(62, 'for-approval', {
    ...{ kind: 'tool', username: 'Fatuma Achieng Otieno-Wanjiku', steps: [] },
    ...{
      shellName: 'fatumaachiengotieno-wanjiku-long',
      tool: { name: 'bike-rack-counter', maintainers: [] },
    },
    approval: wait('approve', {
      ...{ holder: { name: 'Wanjiku Otieno', at: noon }, question },
    }),
  }),
  request(63, 'for-approval', {
    ...{ username: 'ڕێبین', shellName: 'rebin' },
    approval: wait('submit', {
      ...{ holder: { name: 'Asha', at: noon }, question },
      answer: { name: '', at: '2027-08-05T10:09:00.000Z', text: 'لەگەڵ Asha کار دەکەم' },
    }),
  }),
  request(64, 'dismissed', {
    ...{ username: 'Sam Example', shellName: 'sam', dismissedBecause: 'Not at this event' },
    approval: wait('submit', {
      decided: { is: 'refused', name: 'Asha', at: noon, reason: 'Not at this event' },
    }),
  }),
];

/** An organizer at an event with approvals. */
const caller: Output<'caller.current'> = {
  ...{ who: 'Asha', rights: ['self', 'ask', 'submit', 'approve', 'grant'], approvals: true },
};

/** What such an event answers. */
export const approvalAnswers = { 'caller.current': caller };
/** Their screens. */
export const approvalScreens = {
  approvals: '#/approvals',
  'waits for approval': `#/request/${idOf(61)}`,
  'asked by an approver': `#/request/${idOf(62)}`,
  refused: `#/request/${idOf(64)}`,
};
