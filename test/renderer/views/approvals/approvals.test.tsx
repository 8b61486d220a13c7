import { cleanup, fireEvent } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { Rail } from '../../../../renderer/views/shell/rail.tsx';
import { Approvals } from '../../../../renderer/views/approvals/approvals.tsx';
import { Request } from '../../../../renderer/views/request/request.tsx';
import type { CallerView, Right } from '../../../../shared/domain/session.ts';
import { english } from '../../../english.ts';
import { approvalRequests } from '../../approval-screens.ts';
import { idOf } from '../../screen-request.ts';
import { show } from '../../show.tsx';

const callerWith = (...more: readonly Right[]): CallerView => ({
  ...{ who: 'Asha', approvals: true },
  rights: ['self', 'ask', 'submit', ...more],
});

function open(caller: CallerView = callerWith('approve', 'grant')) {
  const shown = show(<Approvals />);
  shown.stores.approvals.setState({ caller });
  shown.stores.requests.setState({ requests: approvalRequests });
  return shown;
}

afterEach(cleanup);

const boxes = ({ page }: ReturnType<typeof open>) => page.getAllByRole('checkbox').length;

it('lists what waits by person, with what is asked for, who holds it and what was said', async () => {
  const shown = open();
  await shown.settle();
  const headings = shown.page.getAllByRole('heading', { level: 2 }).map((one) => one.textContent);
  expect(headings).toEqual(['Rawan Ahmad', 'Fatuma Achieng Otieno-Wanjiku', 'ڕێبین']);
  expect(shown.words()).toContain(english('approvals-count', 4));
  expect(shown.words()).toContain('I build a map of bike racks at this hackathon.');
  expect(shown.words()).toContain('Which mentor do you work with?');
  expect(shown.words()).not.toContain('Sam Example');
});

it('has no button for what a caller may not decide, and offers to take over what others hold', async () => {
  const shown = open(callerWith());
  await shown.settle();
  // Two accounts: a helper's own to decide.
  expect(shown.page.getAllByRole('button', { name: english('approvals-approve') })).toHaveLength(2);
  expect(shown.words()).not.toContain(english('approvals-take-over'));
  cleanup();
  const more = open();
  await more.settle();
  expect(more.words()).toContain(english('approvals-take-over'));
});

it('approves one as it was read, and takes the focus to what came of it', async () => {
  const shown = open();
  await shown.settle();
  const [approve] = shown.page.getAllByRole('button', { name: english('approvals-approve') });
  approve?.click();
  await shown.settle();
  const [first] = approvalRequests;
  if (!first) throw new Error('there is no request');
  const asked = await shown.answer('approvals.decide', { requests: [first], left: [] });
  expect(asked).toEqual({ requests: [{ id: idOf(60), revision: 1 }], decision: 'approve' });
  await shown.settle();
  expect(shown.words()).toContain(english('approvals-done', 1));
  expect(document.activeElement?.id).toBe('approvals-outcome');
});

it('refuses nothing without a reason, and several with one', async () => {
  const shown = open();
  await shown.settle();
  expect(boxes(shown)).toBe(4);
  shown.page.getByLabelText(english('approvals-select-all')).click();
  await shown.settle();
  const [refuse] = shown.page.getAllByRole('button', { name: english('approvals-refuse') });
  refuse?.click();
  await shown.settle();
  expect(shown.waiting()).not.toContain('approvals.decide');
  expect(shown.words()).toContain(english('field-rule-reason-empty'));
  const [reason] = shown.page.getAllByLabelText(english('approvals-refuse-reason'));
  if (!reason) throw new Error('there is no field');
  fireEvent.change(reason, { target: { value: ' not here ' } });
  refuse?.click();
  await shown.settle();
  const left = [{ id: idOf(61), problem: { code: 'approval-held' as const, params: ['Ben'] } }];
  const asked = await shown.answer('approvals.decide', { requests: [], left });
  expect(asked).toMatchObject({ decision: 'refuse', reason: 'not here' });
  expect(asked).toMatchObject({ requests: [{ id: idOf(60) }, { id: idOf(61) }, { id: idOf(63) }] });
  await shown.settle();
  expect(shown.words()).toContain(english('problem-approval-held', 'Ben'));
});

it('is in the rail only where there is something to decide, with how much of it', async () => {
  const shown = show(<Rail />);
  shown.stores.requests.setState({ requests: approvalRequests });
  const title = english('approvals-title');
  for (const caller of [undefined, { ...callerWith(), approvals: false }]) {
    shown.stores.approvals.setState({ caller });
    await shown.settle();
    expect(shown.words()).not.toContain(title);
  }
  shown.stores.approvals.setState({ caller: callerWith('approve') });
  await shown.settle();
  expect(shown.words()).toContain(title);
  expect(shown.words()).toContain(english('approvals-count', 3));
});

it('the page of a request says that it waits, what is asked, and takes the answer', async () => {
  const shown = show(<Request id={idOf(62)} />);
  shown.stores.requests.setState({ requests: approvalRequests });
  await shown.settle();
  expect(shown.words()).toContain(english('request-state-asked-back'));
  expect(shown.words()).toContain(english('request-for-approval-question'));
  shown.press(english('request-answer-do'));
  expect(shown.waiting()).not.toContain('approvals.answer');
  shown.type(english('request-answer'), 'Ada');
  shown.press(english('request-answer-do'));
  const [, , asked] = approvalRequests;
  if (!asked) throw new Error('there is no request');
  expect(await shown.answer('approvals.answer', asked)).toEqual({ id: idOf(62), text: 'Ada' });
});

it('the page of a refused request says so, with the reason', async () => {
  const shown = show(<Request id={idOf(64)} />);
  shown.stores.requests.setState({ requests: approvalRequests });
  await shown.settle();
  expect(shown.words()).toContain(english('request-refused', 'Not at this event'));
});
