import type { Proof } from '../../../../shared/contract/links.ts';
import type { WikimediaAccount } from '../../../../shared/requests/link.ts';
import type { Handlers } from '../../base/dispatch.ts';
import { AppError } from '../../base/errors.ts';
import type { WikimediaAccounts } from '../../ports/wikimedia-accounts.ts';
import type { Proofs } from './proofs.ts';

interface Options {
  readonly wikimedia: WikimediaAccounts | undefined;
  readonly proofs: Proofs;
}

const absent = (): AppError =>
  new AppError('not-found', 'This event has nowhere to prove an account', { params: ['links'] });

/** Looks Wikimedia accounts up, and has them proven. */
export const createLinks = ({ wikimedia, proofs }: Options) => ({
  /** Throws `wikimedia-unknown`, `wikimedia-unreachable`. */
  async lookUp(name: string): Promise<WikimediaAccount> {
    if (!wikimedia) throw absent();
    return wikimedia.lookUp(name);
  },

  /** Begins a proof; `links.changed` tells how it goes on. */
  async prove(): Promise<Proof> {
    if (!wikimedia?.prove) throw absent();
    return proofs.keep(await wikimedia.prove());
  },

  /** Throws `not-found`. */
  proof: (id: string): Proof => proofs.find(id),
});

/** Looks Wikimedia accounts up, and has them proven. */
export type LinksService = ReturnType<typeof createLinks>;

/** The methods about links beside the one that files a request. */
export const linkHandlers = (links: LinksService) =>
  ({
    'links.lookUp': { needs: 'ask', run: ({ name }) => links.lookUp(name) },
    'links.prove': { needs: 'submit', run: () => links.prove() },
    'links.proof': { needs: 'ask', run: ({ id }) => Promise.resolve(links.proof(id)) },
  }) satisfies Partial<Handlers>;
