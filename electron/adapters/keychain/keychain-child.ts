import { createRequire } from 'node:module';
import { z } from 'zod';
import { question, type Question, type Reply } from './messages.ts';

/**
 * A process of its own, for one question to the system's keychain: where D-Bus is dead, keytar's promise stays open for ever
 * and keeps its process from ending. Its parent kills this one after a while.
 */

const isFunction = (value: unknown): boolean => typeof value === 'function';

/** The part of keytar 7.9 that is used (github.com/atom/node-keytar). */
const keytar = z.object({
  getPassword: z.custom<(service: string, account: string) => Promise<string | null>>(isFunction),
  setPassword:
    z.custom<(service: string, account: string, password: string) => Promise<void>>(isFunction),
  deletePassword: z.custom<(service: string, account: string) => Promise<boolean>>(isFunction),
});
type Keytar = z.infer<typeof keytar>;

/** Under which Seahorse, Keychain Access and Windows' Credential Manager list our secrets. */
const SERVICE = 'Lanyard';
const PROBE = 'lanyard/probe';

/** keytar is not installed, was built without its binding, or libsecret is not there. */
const NOT_THERE = ['MODULE_NOT_FOUND', 'ERR_MODULE_NOT_FOUND', 'ERR_DLOPEN_FAILED'];
/** How libsecret and GLib say that there is no bus, or nobody on it who keeps secrets. */
const NOBODY =
  /D-Bus|DBus|not provided by any|Could not connect|Connection refused|ServiceUnknown/i;

/**
 * A locked collection is answered like one without the secret (gnome-keyring without a prompter), so where there is no answer
 * a write shows which of the two it is.
 */
async function get({ getPassword, setPassword, deletePassword }: Keytar, name: string) {
  const secret = await getPassword(SERVICE, name);
  if (secret !== null) return secret;
  await setPassword(SERVICE, PROBE, PROBE);
  await deletePassword(SERVICE, PROBE);
  return undefined;
}

async function ask(asked: Question): Promise<Reply> {
  const loaded = keytar.parse(createRequire(import.meta.url)(asked.module));
  switch (asked.ask) {
    case 'get': {
      const secret = await get(loaded, asked.name);
      return { is: 'done', ...(secret === undefined ? {} : { secret }) };
    }
    case 'set':
      await loaded.setPassword(SERVICE, asked.name, asked.secret);
      return { is: 'done' };
    case 'delete':
      await loaded.deletePassword(SERVICE, asked.name);
      return { is: 'done' };
  }
}

function refusal(error: unknown): Reply {
  // The second line of a missing module's message is where it was looked for.
  const [words = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return { is: NOT_THERE.includes(code) || NOBODY.test(words) ? 'missing' : 'locked', words };
}

// Without its parent nobody waits for the answer; a polite exit would wait for keytar's thread (tried with a silent bus).
process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));

process.once('message', (message) => {
  void ask(question.parse(message))
    .catch(refusal)
    .then((reply) => process.send?.(reply, () => process.disconnect()));
});
