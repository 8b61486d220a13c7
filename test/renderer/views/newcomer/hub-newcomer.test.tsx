import { act, cleanup } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { HubRole } from '../../../../shared/domain/hub-session.ts';
import type { RequestView } from '../../../../shared/requests/request.ts';
import { CheckQuestion } from '../../../../renderer/views/newcomer/check.tsx';
import { HubNewcomer } from '../../../../renderer/views/newcomer/hub-newcomer.tsx';
import { english } from '../../../english.ts';
import { event } from '../../screens.ts';
import { idOf, noon, request, stepsOf } from '../../screen-request.ts';
import { show } from '../../show.tsx';

afterEach(cleanup);

const atHub = (role: HubRole) => ({
  event: { id: 'hack', name: { en: 'Hack' }, languages: ['en'], practice: false },
  ...{ signIn: 'ldap' as const, session: { role, name: '' } },
});
const account = (state: RequestView['state'], more: Partial<RequestView> = {}) =>
  request(1, state, { steps: stepsOf(state === 'confirmed' ? 4 : 0, 'to-do'), ...more });
const waits = { needs: 'submit', since: noon } as const;
const question = { name: 'Asha', at: noon, text: 'Which mentor do you work with?' };

function showFiled(requests: readonly RequestView[], role: HubRole = 'newcomer') {
  const shown = show(<HubNewcomer />);
  act(() => {
    shown.stores.event.setState({ event });
    shown.stores.hub.setState({ view: atHub(role) });
    shown.stores.requests.setState({ requests, loaded: true });
  });
  return shown;
}

describe('what a newcomer at a hub reads after they filed', () => {
  it('is true of where it stands: being made, waiting for somebody, needing a helper, done', () => {
    const said = [
      [account('sending'), 'hub-next-lead'],
      [account('for-approval', { approval: waits }), 'hub-next-approval-lead'],
      [account('needs-you'), 'hub-next-needs-helper-lead'],
      [account('confirmed'), 'hub-next-done-lead'],
      [
        [account('confirmed'), request(2, 'for-approval', { approval: waits })],
        'hub-next-rest-lead',
      ],
    ] as const;
    const leads = said.map(([, key]) => english(key));
    for (const [one, key] of said) {
      const told =
        showFiled([one].flat()).page.container.querySelector('.ask__lead')?.textContent ?? '';
      expect(leads.filter((lead) => lead === told)).toEqual([english(key)]);
      cleanup();
    }
  });

  it.each(['newcomer', 'returning'] as const)(
    'is what somebody asked about it, with a field for the answer: %s',
    async (role) => {
      const asked = account('for-approval', { approval: { ...waits, question } });
      const shown = showFiled([asked], role);
      expect(shown.words()).toContain(question.text);
      shown.press(english('request-answer-do'));
      expect(shown.waiting()).not.toContain('approvals.answer');
      shown.type(english('request-answer'), 'Ada');
      shown.press(english('request-answer-do'));
      const answer = { name: '', at: noon, text: 'Ada' };
      const answered = { ...asked, revision: 2, approval: { ...waits, question, answer } };
      const input = await act(() => shown.answer('approvals.answer', answered));
      expect(input).toEqual({ id: idOf(1), text: 'Ada' });
      expect(shown.page.queryByLabelText(english('request-answer'))).toBeNull();
      expect(shown.words()).toContain('Ada');
    },
  );

  it('is why it was refused, and not that it was saved', () => {
    const decided = { is: 'refused' as const, name: 'Asha', at: noon, reason: 'Not here' };
    const refused = account('dismissed', {
      ...{ dismissedBecause: 'Not here', approval: { ...waits, decided } },
    });
    const { words } = showFiled([refused]);
    expect(words()).toContain(english('hub-next-refused-title'));
    expect(words()).toContain(english('request-refused', 'Not here'));
    expect(words()).not.toContain(english('newcomer-next-title'));
  });

  it('shows the private link once it was asked for, and moves there', () => {
    const { stores, page } = showFiled([account('confirmed')]);
    act(() =>
      stores.hub.setState({ link: { url: 'https://hub.example.org/e/hack/#/mine/x', days: 14 } }),
    );
    expect(document.activeElement).toBe(page.container.querySelector('.private-link'));
    expect(page.queryByRole('button', { name: english('hub-link-make') })).toBeNull();
  });
});

it('a card that was asked for already is told without who it was, and with what to do', () => {
  const place = { onNext: () => undefined };
  const { stores, words } = show(<CheckQuestion {...place} onChange={() => undefined} />);
  const problem = { code: 'asked-otherwise' as const, message: '', params: [], fields: [] };
  act(() => {
    stores.hub.setState({ view: atHub('newcomer') });
    stores.draft.setState({ problem });
  });
  expect(words()).toContain(english('newcomer-asked-already'));
  expect(words()).toContain(english('newcomer-asked-already-next'));
  expect(words()).not.toContain(english('problem-asked-otherwise'));
});
