import { openStates, type RequestKind } from '../../../shared/requests/request.ts';
import { idOfDigest } from '../kinds/base/derived-id.ts';
import { createLine } from '../base/in-line.ts';
import type { RequestJournal, StoredRequest } from '../ports/request-journal.ts';
import type { Vault } from '../ports/vault.ts';
import { anew } from '../cards/amend.ts';
import { blankRequest, type NewRequestPorts } from './new-request.ts';
import type { RequestsService } from './requests.ts';
import type { Rivals } from './conflicting-requests.ts';

/** What is asked for, before anything is known of it. */
export interface Wish {
  readonly kind: RequestKind;
  readonly facts: Readonly<Record<string, unknown>>;
  /** The request that has to be confirmed first. */
  readonly after?: string | undefined;
}

export interface FilingPorts extends NewRequestPorts {
  readonly journal: Pick<RequestJournal, 'get' | 'save'>;
  readonly requests: Pick<RequestsService, 'steer'>;
  readonly vault: Pick<Vault, 'seal'>;
  readonly rivals: Pick<Rivals, 'refuse'>;
  readonly show: (request: StoredRequest) => void;
}

/** The wish is what it was, so that what was sent for it is still its own. */
const goOn = ({ attempted }: StoredRequest): Partial<StoredRequest> => ({ ...anew, attempted });

/** Files a wish; answers the request once it is on disk. Nothing is sent for it yet. Throws `asked-otherwise`. */
export type FileWish = (wish: Wish) => Promise<StoredRequest>;

/**
 * Files wishes so that the same wish, asked for twice while it is open, is one request: its id follows from the wish and from how often that
 * came to its end before. Ids are not sealed, so a wish becomes one only with the vault's key. One that needs a person begins anew, with what was learned of it.
 */
export function createFileWish(options: FilingPorts): FileWish {
  const { journal, requests, vault, rivals, show } = options;

  const put = async (id: string, { kind, facts, after }: Wish): Promise<StoredRequest> => {
    const blank = { ...blankRequest(options), id, kind, facts };
    const request = after === undefined ? blank : { ...blank, after };
    await journal.save(request);
    show(request);
    return request;
  };

  const file = async (wish: Wish): Promise<StoredRequest> => {
    const text = JSON.stringify([wish.kind, wish.after, wish.facts]);
    const seal = await vault.seal();
    for (let ended = 0; ; ended += 1) {
      const id = idOfDigest(seal.digest(text, `wish ${ended}`));
      const standing = await journal.get(id);
      if (!standing) {
        await rivals.refuse(wish);
        return put(id, wish);
      }
      if (openStates.includes(standing.state)) return standing;
      if (standing.state === 'needs-you') return requests.steer(id, goOn);
    }
  };

  /** Asked for twice at once, both would find that there is none yet. */
  const inLine = createLine();
  return (wish) => inLine(() => file(wish));
}
