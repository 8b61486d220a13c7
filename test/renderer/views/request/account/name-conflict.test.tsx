import { act, cleanup } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { Conflict } from '../../../../../renderer/views/request/account/name-conflict.tsx';
import type { NameConflict } from '../../../../../shared/requests/request.ts';
import { answers, idOf, requests } from '../../../screens.ts';
import { show } from '../../../show.tsx';
import { english } from '../../../../english.ts';

const [, lost] = requests;
if (lost?.id !== idOf(2)) throw new Error('The request whose names were lost is not the second');
const conflict = answers['requests.conflict'];

afterEach(cleanup);

const asked = async (answer: Partial<NameConflict> = {}) => {
  const shown = show(<Conflict request={lost} />);
  await act(() => shown.answer('requests.conflict', { ...conflict, ...answer }));
  return shown;
};

describe('a request whose names were lost', () => {
  it('says who has them and since when, and nobody’s address', async () => {
    const { words } = await asked();
    expect(words()).toContain('Ana García anagm');
    expect(words()).toMatch(/Created: .*Aug 5/);
    expect(words()).not.toContain('@');
  });

  it('goes on with an agreed pair at one press, and says which was lost', async () => {
    const { words, press, take } = await asked();
    expect(words()).toContain(english('conflict-lost', 'Ana G anagm'));
    press(/García Márquez 2/);
    expect(take('requests.rename').input).toEqual({
      id: lost.id,
      username: 'Ana García Márquez 2',
      shellName: 'anagm2',
    });
  });

  it('offers others where none of the agreed ones is free', async () => {
    const offered = [{ username: 'Ana M', shellName: 'anam' }];
    const { press, take } = await asked({ agreed: [], offered });
    press(/Ana M/);
    expect(take('requests.rename').input).toMatchObject({ shellName: 'anam' });
  });

  it('takes typed names, and says at each field what is wrong with them', async () => {
    const { type, press, refuse, words, field } = await asked();
    type(english('field-shell-name'), '9lives');
    press(english('rename-do'));
    const fields = [{ field: 'shellName', rule: 'shell-first', params: ['U+0039 9'] }];
    await act(() => refuse('requests.rename', 'invalid-input', 'no', { fields }));
    expect(field(english('field-shell-name')).getAttribute('aria-invalid')).toBe('true');
    expect(field(english('field-username')).getAttribute('aria-invalid')).not.toBe('true');
    expect(words()).toContain('9');
  });

  it('is simply sent again where nobody has the names any more', async () => {
    const { press, take } = await asked({ holders: [], agreed: [], offered: [] });
    press(english('request-try-again'));
    expect(take('requests.retry').input).toEqual({ id: lost.id });
  });

  it('can be given other names also while nobody can be asked, and asks again when told to', async () => {
    const { refuse, press, waiting, take } = show(<Conflict request={lost} />);
    await act(() => refuse('requests.conflict', 'directory-unreachable', 'away'));
    press(english('rename-do'));
    expect(take('requests.rename').input).toMatchObject({ id: lost.id });
    press(english('request-try-again'));
    expect(waiting()).toEqual(['requests.conflict']);
  });
});
