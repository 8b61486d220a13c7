import { ok, type Result } from '../../../../shared/result.ts';
import type { Output } from '../../../../shared/contract/index.ts';
import type { Arguments, Command, Desk, Outcome, Terminal } from '../../base/command.ts';
import { EXIT } from '../../base/exit-codes.ts';
import { flag } from '../../base/options.ts';
import { say } from '../../base/words.ts';

type Back = Result<Output<'kiosk.end'>>;

/** Without the PIN: the keychain opens the desk, or whoever knows its passphrase. */
async function release(desk: Desk, fromStdin: boolean, terminal: Terminal): Promise<Back> {
  const bare = fromStdin ? undefined : await desk.call('kiosk.release', {});
  if (bare && (bare.ok || bare.error.code !== 'vault-locked')) return bare;
  const passphrase = await terminal.password(fromStdin, 'passphrase');
  return desk.call('kiosk.release', { passphrase });
}

async function takeBack(desk: Desk, { options }: Arguments, terminal: Terminal): Promise<Back> {
  const fromStdin = options['stdin'] === true;
  if (options['forgotten-pin'] === true) return release(desk, fromStdin, terminal);
  return desk.call('kiosk.end', { pin: await terminal.password(fromStdin, 'pin') });
}

const done = ({ request }: { request?: string | undefined }): Outcome => ({
  value: { handedOver: false, request },
  lines: [
    say('cli-screen-back'),
    ...(request === undefined ? [] : [say('cli-screen-request', request)]),
  ],
  exit: EXIT.confirmed,
});

export const screenTakeBack: Command = {
  name: 'screen take-back',
  summary: 'Open the help desk again while a newcomer has the screen',
  examples: [
    'lanyard screen take-back --profile my-event.yaml',
    'lanyard screen take-back --forgotten-pin',
  ],
  options: {
    'forgotten-pin': flag('without the PIN: asks for the passphrase of this desk, if it has one'),
    stdin: flag('read the PIN or the passphrase from standard input'),
  },
  positionals: [],
  async run(desk, args, terminal) {
    const now = await desk.call('kiosk.current', {});
    if (!now.ok) return now;
    if (!now.value.handedOver) {
      const value = { handedOver: false };
      return ok({ value, lines: [say('cli-screen-none')], exit: EXIT.confirmed });
    }
    const back = await takeBack(desk, args, terminal);
    return back.ok ? ok(done(back.value)) : back;
  },
};
