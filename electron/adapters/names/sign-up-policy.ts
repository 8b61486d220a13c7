import { z } from 'zod';
import type { NamePolicy, PolicyVerdict } from '../../core/ports/name-policy.ts';
import { plainBody, readJson } from '../node/read-body.ts';
import { tidyWords } from '../node/tidy-words.ts';

/** A live check must not wait longer for a second opinion, in milliseconds. */
const PATIENCE_MS = 3000;
/** A refusal is some sentences. */
const LONGEST_REPLY = 64 * 1024;

const COULD_NOT_ASK: PolicyVerdict = { is: 'could-not-ask' };

/** The service answers 400 with a list of sentences for each field it refuses. */
const sentences = z.array(z.string()).transform((all) => all.join(' '));
const refusal = z.object({ username: sentences.optional(), uid: sentences.optional() });

function readRefusal(body: unknown): PolicyVerdict {
  const parsed = refusal.safeParse(body);
  if (!parsed.success) return COULD_NOT_ASK;
  const { username, uid } = parsed.data;
  const [field, words] = username
    ? (['username', username] as const)
    : (['shellName', uid] as const);
  const said = tidyWords(words ?? '', []);
  return said ? { is: 'refused', field, words: said } : COULD_NOT_ASK;
}

/**
 * Asks the sign-up service's username check (docs/facts.md 2: POST {username, uid}; 201 is usable, 400 is not, anything else says
 * nothing). No address, or no answer in time: "could not ask" is the answer, never "taken".
 */
export const createSignUpPolicy = (url: string, patienceMs = PATIENCE_MS): NamePolicy => ({
  async check({ username, shellName }) {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...plainBody },
        body: JSON.stringify({ username, uid: shellName }),
        signal: AbortSignal.timeout(patienceMs),
        redirect: 'error',
      });
      if (response.status === 201) return { is: 'allowed' };
      if (response.status !== 400) return COULD_NOT_ASK;
      return readRefusal(await readJson(response, LONGEST_REPLY));
    } catch {
      return COULD_NOT_ASK;
    }
  },
});

/** Where a profile names no such service. */
export const noPolicy: NamePolicy = { check: () => Promise.resolve({ is: 'allowed' }) };
