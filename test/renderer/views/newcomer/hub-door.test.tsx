import { act, cleanup } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { refusalIn } from '../../../../renderer/bridge/hub-door.ts';
import { App } from '../../../../renderer/app.tsx';
import { problemKeys } from '../../../../renderer/text/problem.ts';
import type { HubEntry } from '../../../../shared/domain/hub-session.ts';
import { english } from '../../../english.ts';
import { show } from '../../show.tsx';

afterEach(cleanup);
const view = {
  event: { id: 'hack', name: { en: 'Hack' }, languages: ['en'], practice: false },
  signIn: 'oidc' as const,
};

describe('the door of a hub', () => {
  it.each(['away', 'again', 'refused', 'not-of-event', 'too-often'])(
    'tells a helper who comes back from the identity provider why they are not in, where they log in: %s',
    (why) => {
      const problem = refusalIn(`#/signed-in/${why}`);
      if (!problem) throw new Error('there are no words for it');
      const { stores, words, page } = show(<App />);
      act(() => stores.hub.setState({ view, problem, cameBack: true }));
      expect(page.getByRole('heading', { level: 1 }).textContent).toBe(english('hub-helper-title'));
      expect(page.getByRole('link', { name: english('hub-log-in-elsewhere') })).toBeDefined();
      expect(words()).toContain(english(problemKeys(problem.code).what, ...problem.params));
      expect(words()).toContain(english(problemKeys(problem.code).next, ...problem.params));
    },
  );

  it('asks whoever follows a poster for their language, lets them in by its code then, and shows that code where it does not', () => {
    const { stores, page, press } = show(<App />);
    const entered: HubEntry[] = [];
    const enter = async (entry: HubEntry) => {
      entered.push(entry);
      const problem = { code: 'hub-code-wrong' as const, message: '', params: [], fields: [] };
      stores.hub.setState({ problem });
    };
    act(() => stores.hub.setState({ view, poster: 'OLD-CODE-41', enter }));
    expect(page.getByRole('heading', { level: 1 }).textContent).toBe(
      english('newcomer-language-title'),
    );
    expect(entered).toEqual([]);
    press('svenska');
    expect(entered).toEqual([{ by: 'code', code: 'OLD-CODE-41' }]);
    expect(page.getByRole('textbox')).toHaveProperty('value', 'OLD-CODE-41');
  });

  it('asks a newcomer whose link leads nowhere for the code', () => {
    const { stores, page } = show(<App />);
    const problem = { code: 'hub-link-over' as const, message: '', params: [], fields: [] };
    act(() => stores.hub.setState({ view, problem }));
    expect(page.getByRole('heading', { level: 1 }).textContent).toBe(english('hub-code-title'));
  });
});
