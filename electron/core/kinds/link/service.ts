import type { ParsedInput } from '../../../../shared/contract/index.ts';
import type { Proof } from '../../../../shared/contract/links.ts';
import type { WikimediaAccount } from '../../../../shared/requests/link.ts';
import { normaliseShellName } from '../../../../shared/names/names.ts';
import type { RequestView } from '../../../../shared/requests/request.ts';
import { AppError } from '../../base/errors.ts';
import type { LinkFacts } from './facts.ts';
import type { Queue } from '../../queue/queue.ts';
import type { StoredRequest } from '../../ports/request-journal.ts';
import type { WikimediaAccounts } from '../../ports/wikimedia-accounts.ts';
import type { FileWish } from '../../requests/submissions.ts';
import { isOfParent } from '../membership/memberships.ts';
import type { Proofs } from './proofs.ts';
import type { RequestsService } from '../../requests/requests.ts';

type Form = ParsedInput<'links.file'>;

interface Options {
  readonly wikimedia: WikimediaAccounts | undefined;
  readonly proofs: Proofs;
  readonly queue: Pick<Queue, 'run'>;
  readonly requests: Pick<RequestsService, 'stored'>;
  readonly fileWish: FileWish;
  readonly view: (request: StoredRequest) => RequestView;
}

/** Looks Wikimedia accounts up, has them proven, and files the links of proven ones. */
export function createLinks(options: Options) {
  const { wikimedia, proofs, queue, requests, fileWish, view } = options;

  const absent = (): AppError =>
    new AppError('not-found', 'This event has nowhere to prove an account', { params: ['links'] });

  const factsOf = async ({ proof, after, ...typed }: Form): Promise<LinkFacts> => {
    const shellName = normaliseShellName(typed.shellName);
    const ofParent = await isOfParent(shellName, after, requests);
    const { account, provenAt } = proofs.use(proof, shellName);
    const wish = { id: account.id, name: account.name };
    const facts = { shellName, username: '', wikimedia: wish, provenAt };
    return ofParent ? { ...facts, ofParent } : facts;
  };

  return {
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

    /** Answers once it is on disk. Throws `wikimedia-unproven` where the proof failed, is too old, or was used for somebody else. */
    async file(form: Form): Promise<RequestView> {
      const { after } = form;
      const request = await fileWish({ kind: 'link-wikimedia', facts: await factsOf(form), after });
      void queue.run(request.id);
      return view(request);
    },
  };
}

export type LinksService = ReturnType<typeof createLinks>;
