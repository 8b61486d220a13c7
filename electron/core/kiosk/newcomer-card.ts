import type { Output, ParsedInput } from '../../../shared/contract/index.ts';
import type { BegunCard, KioskView } from '../../../shared/contract/kiosk.ts';
import type { NameVerdict } from '../../../shared/names/name-verdict.ts';
import { sameName } from '../../../shared/names/same-name.ts';
import type { FieldProblem } from '../../../shared/result.ts';
import type { Handlers } from '../base/dispatch.ts';
import { AppError } from '../base/errors.ts';
import type { Line } from '../base/in-line.ts';
import { known } from '../base/known.ts';
import type { FollowUpsService } from '../cards/follow-ups.ts';
import type { NamesService } from '../names/check.ts';
import type { KioskService } from './kiosk.ts';

type Form = ParsedInput<'kiosk.submit'>;
type Check = ParsedInput<'names.check'>;

interface Options {
  readonly kiosk: KioskService;
  readonly followUps: FollowUpsService;
  readonly names: Pick<NamesService, 'check'>;
  /** One for all callers of a process: there is one card for each hand-over. */
  readonly inLine: Line;
}

/** What is said of an address or a key that somebody has, by the rule that would say who. */
const unnamed: Readonly<Record<string, string>> = {
  'email-held': 'email-in-use',
  'key-held': 'key-in-use',
};

/** Somebody's name is nothing for a newcomer's screen. */
const withoutHolder = (problem: FieldProblem): FieldProblem => {
  const rule = unnamed[problem.rule];
  return rule === undefined ? problem : { ...problem, rule, params: [] };
};

/** The failure as a newcomer is told it. */
export function asTold(error: unknown): unknown {
  if (!(error instanceof AppError)) return error;
  const { code, fields } = error;
  return new AppError(code, 'The card of the newcomer cannot be filed', {
    fields: fields.map(withoutHolder),
    cause: error,
  });
}

const hidden = (verdict: NameVerdict): NameVerdict =>
  'holder' in verdict ? { ...verdict, holder: '' } : verdict;

const heldFields = ({ fields }: AppError): string[] =>
  fields.map(({ field, rule }) => (Object.hasOwn(unnamed, rule) ? field : ''));

/** Whether all that is refused is what the helper had typed, and given the reason for. */
function hasReason(error: unknown, typed: Form, begun: BegunCard): boolean {
  if (!(error instanceof AppError) || begun.sharedBecause === undefined) return false;
  const held = heldFields(error);
  const isSame = (field: string): boolean =>
    (field === 'email' && typed.email.trim() === begun.email.trim()) ||
    (field === 'sshKey' && typed.sshKey?.trim() === begun.sshKey?.trim());
  return held.length > 0 && held.every(isSame);
}

/** The row of the participant list that the card is for. */
const rowOf = ({ expected }: BegunCard): string | undefined =>
  expected === 'nobody' ? undefined : expected;

/** The newcomer's own part of a card, on a screen that is handed over. */
export function createNewcomerCard({ kiosk, followUps, names, inLine }: Options) {
  /** A reason that was given for one address or key is none for another. */
  const file = async (typed: Form, begun: BegunCard) => {
    const { expected, further, sharedBecause } = begun;
    const form = { ...typed, ...known({ expected, further }) };
    try {
      return await followUps.submit(form);
    } catch (error) {
      if (!hasReason(error, typed, begun)) throw error;
      return followUps.submit({ ...form, ...known({ sharedBecause }) });
    }
  };

  return {
    /** As `names.check`; while the screen is handed over for that card alone, and without saying who has a name. */
    async check(typed: Check): Promise<Output<'names.check'>> {
      if (!kiosk.isHandedOver()) return names.check(typed);
      const { username, shellName } = typed;
      const request = rowOf(await kiosk.begun());
      const found = await names.check({ username, shellName, ...known({ request }) });
      return { ...found, username: hidden(found.username), shellName: hidden(found.shellName) };
    },

    /** What the helper had typed; after the screen was cleared only what else is asked for. */
    async begun(): Promise<Output<'kiosk.begun'>> {
      const { username, shellName, email, sshKey = '', further = {} } = await kiosk.begun();
      const { cleared } = await kiosk.current();
      const wanted = (['membership', 'tool', 'project'] as const).filter((part) => further[part]);
      const card = { username, shellName, email, sshKey, further: wanted };
      return cleared ? { ...card, username: '', shellName: '', email: '', sshKey: '' } : card;
    },

    /**
     * Files it as any card, with what the helper asked for beside it. Sent twice it is one; another one is refused as `screen-handed-over`, for each
     * hand-over is for one person. Throws what `requests.submit` throws, without anybody's name.
     */
    submit: (typed: Form): Promise<KioskView> =>
      inLine(async () => {
        const begun = await kiosk.begun();
        const { filed, requests } = await kiosk.current();
        const isSame = requests.some(({ shellName }) => sameName(shellName, typed.shellName));
        if (filed && !isSame) throw anotherPerson();
        if (filed) return kiosk.current();
        try {
          const { id } = await file(typed, begun);
          return await kiosk.filed(id);
        } catch (error) {
          throw asTold(error);
        }
      }),
  };
}

const anotherPerson = (): AppError =>
  new AppError('screen-handed-over', 'This hand-over was for another person');

/** The newcomer's own part of a card. */
export type NewcomerCard = ReturnType<typeof createNewcomerCard>;

type KioskMethod = Extract<keyof Handlers, `kiosk.${string}`>;

/** The methods of a screen that is handed over. */
export function kioskHandlers(
  kiosk: KioskService,
  newcomer: NewcomerCard,
): Pick<Handlers, KioskMethod> {
  return {
    'kiosk.current': { needs: 'ask', run: () => kiosk.current() },
    'kiosk.start': { needs: 'unlock', run: (asked) => kiosk.handOver(asked) },
    'kiosk.end': { needs: 'unlock', run: ({ pin }) => kiosk.takeBack(pin) },
    'kiosk.release': { needs: 'release', run: ({ passphrase }) => kiosk.release(passphrase) },
    'kiosk.begun': { needs: 'ask', run: () => newcomer.begun() },
    'kiosk.note': { needs: 'ask', run: (step) => kiosk.note(step) },
    'kiosk.clear': { needs: 'ask', run: () => kiosk.clear() },
    'kiosk.submit': { needs: 'submit', run: (form) => newcomer.submit(form) },
  };
}
