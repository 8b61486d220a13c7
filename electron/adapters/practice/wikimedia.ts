import type { WikimediaAccount } from '../../../shared/requests/link.ts';
import { AppError } from '../../core/base/errors.ts';
import type { WikimediaAccounts } from '../../core/ports/wikimedia-accounts.ts';
import { awaitLogin, unproven } from '../wikimedia/await-login.ts';
import type { Shown } from '../wikimedia/loopback-server.ts';

/** Accounts of the practice wikis: one of a name that the directory cannot store, one that is locked. */
export const practiceWikimediaAccounts: readonly WikimediaAccount[] = [
  { id: 8_000_001, name: 'Practice Newcomer', registered: '2026-11-02T10:15:00Z', locked: false },
  { id: 8_000_002, name: 'Ćwiczenie Łukasza', registered: '2019-05-17T09:30:00Z', locked: false },
  { id: 8_000_003, name: 'Nyumba ya mazoezi', registered: '2024-01-20T16:45:00Z', locked: false },
  { id: 8_000_004, name: 'Locked practice', registered: '2015-08-01T00:00:00Z', locked: true },
];

/** As wikis read a name: the first letter is a capital, and an underscore is a space. */
const canonical = (name: string): string => {
  const [first = '', ...others] = [...name.trim().replaceAll('_', ' ')];
  return first.toUpperCase() + others.join('');
};

const line = ({ id, name, locked }: WikimediaAccount): string =>
  locked
    ? `<li><s>${name}</s> (locked: nobody can log in to it)</li>`
    : `<li><a href="/choose?account=${id}">${name}</a></li>`;

const choices: Shown = {
  status: 200,
  title: 'Practice log-in',
  body: `<p><strong>This is practice: no wiki, no real account.</strong> At a real event the newcomer logs in to their Wikimedia account
here, with their own password. Choose who you are for now:</p>
<ul>${practiceWikimediaAccounts.map(line).join('\n')}</ul>
<p><a href="/choose">I would rather not</a></p>`,
};

/** The practice wikis. A proof is a page on this machine where a person chooses who they are; nothing leaves it. */
export const practiceWikimedia: WikimediaAccounts = {
  async lookUp(name) {
    const account = practiceWikimediaAccounts.find((one) => one.name === canonical(name));
    if (account) return account;
    throw new AppError('wikimedia-unknown', 'No practice account has this name', {
      params: [name],
    });
  },
  prove: () =>
    awaitLogin({
      start: (origin) => `${origin}/`,
      read({ pathname, searchParams }) {
        if (pathname !== '/choose') return choices;
        const id = Number(searchParams.get('account'));
        const chosen = practiceWikimediaAccounts.find((one) => one.id === id && !one.locked);
        return chosen ? Promise.resolve(chosen) : Promise.reject(unproven('Nobody was chosen'));
      },
    }),
};
