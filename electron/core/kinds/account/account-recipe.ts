import type { Directory } from '../../ports/directory.ts';
import type { Passwords } from './passwords.ts';
import { type Numbers, reserveNumber } from '../base/numbers.ts';
import { type AccountFacts, accountFacts } from './facts.ts';
import { addKey } from './add-key.ts';
import { createEntry } from './create-entry.ts';
import { verify } from './verify.ts';
import type { Recipe } from '../base/step.ts';

export interface AccountPorts {
  readonly directory: Directory;
  readonly numbers: Numbers;
  readonly passwords: Passwords;
}

/** A developer account: number, entry with password, key, and a last look at all of it. */
export function accountRecipe(ports: AccountPorts): Recipe<AccountFacts> {
  return {
    facts: accountFacts,
    systems: ['directory'],
    steps: [
      reserveNumber<AccountFacts>({
        numbers: ports.numbers,
        held: ({ uidNumber }) => uidNumber,
        keep: (uidNumber) => ({ uidNumber }),
      }),
      createEntry(ports),
      addKey(ports),
      verify(ports),
    ],
    startOver({ uidNumber, ...facts }) {
      ports.numbers.lost();
      return {
        ...facts,
        givenUp: uidNumber === undefined ? facts.givenUp : [...facts.givenUp, uidNumber],
      };
    },
    settled: (requestId) => ports.passwords.forget(requestId),
  };
}
