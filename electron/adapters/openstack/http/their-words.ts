import { z } from 'zod';

/** What a service says of its refusal. `type` is its own name for the reason, where it has one. */
export interface TheirWords {
  readonly type: string;
  readonly message: string;
}

const said = z.object({
  message: z.string(),
  type: z.string().default(''),
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
