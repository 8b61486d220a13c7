import type { StoredRequest } from '../../electron/core/ports/request-journal.ts';
import type { Ending } from './ending.ts';
import type { Card } from './plan.ts';
import { askingsOf } from './wisher.ts';

/** Everything that waits for this request, and for what waits for it. */
function chainOf(id: string, requests: readonly StoredRequest[]): StoredRequest[] {
  const next = requests.filter(({ after }) => after === id);
  return next.flatMap((one) => [one, ...chainOf(one.id, requests)]);
}

/** What cards that were accepted ask for beside the account, and no journal has. */
export function lostFurther({ cards, filed, requests, wipe }: Ending): string[] {
  const taken = new Set(wipe?.taken.map(({ id }) => id));
  /** Another card may have the same shell name, and this one may have been turned away for that; nobody changes an address. */
  const isOf = (id: string, { email }: Card): boolean =>
    requests.find((one) => one.id === id)?.facts['email'] === email;
  return cards.flatMap((card) => {
    const account = filed.find(
      ({ what, id }) => what === card.shellName && !taken.has(id) && isOf(id, card),
    );
    const chain = account ? chainOf(account.id, requests) : [];
    return askingsOf(card)
      .filter((asks) => account && !chain.some(({ kind }) => kind === asks.kind))
      .map(({ kind }) => `${card.shellName}: accepted with a ${kind}, in no journal`);
  });
}
