import { z } from 'zod';

/** What a service says of its refusal. `type` is its own name for the reason, where it has one. */
export interface TheirWords {
  readonly type: string;
  readonly message: string;
}

/** What is looked at of a message, in characters: expressions that look for something in it go over it more than once. */
const LOOKED_AT = 4000;

/** The beginning of a long message, up to the end of a word: of half a secret nobody could tell that it is one. */
function beginning(words: string): string {
  if (words.length <= LOOKED_AT) return words;
  return words.slice(0, Math.max(0, words.lastIndexOf(' ', LOOKED_AT)));
}

const said = z.object({
  message: z.string().transform(beginning),
  type: z.string().default('').transform(beginning),
});
const wrapped = z.record(z.string(), z.unknown());

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A proxy's HTML page: nothing in it is meant for us.
    return undefined;
  }
}

/**
 * Reads a refusal's body: `{"error": {"message"}}` (Keystone), `{"badRequest": {"message"}}` (Nova, Cinder, Trove), `{"NeutronError":
 * {"type", "message"}}`, `{"type", "message"}` (Designate). Empty where it is none of these.
 */
export function readTheirWords(text: string): TheirWords {
  const body = wrapped.safeParse(parse(text));
  if (!body.success) return { type: '', message: '' };
  const found = [body.data, ...Object.values(body.data)]
    .map((value) => said.safeParse(value))
    .find(({ success }) => success);
  return found?.data ?? { type: '', message: '' };
}
