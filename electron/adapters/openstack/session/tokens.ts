import { AppError } from '../../../core/base/errors.ts';
import type { CloudCredentials } from '../../../core/ports/cloud.ts';
import {
  authenticate,
  secretsOf,
  type AuthenticationOptions,
  type Receipt,
} from './authentication.ts';
import type { Credentials } from './cloud-access.ts';
import { createKeystoneTime } from './keystone-time.ts';
import type { Token } from './token.ts';

type UserCredentials = Extract<Credentials, { kind: 'user' }>;

/** The token of whoever is signed in: one at a time, however many calls need it. */
export interface Tokens {
  /** Throws `cloud-sign-in-needed`, `cloud-sign-in-refused`, `cloud-passcode-needed`, and what every call throws. */
  current(): Promise<Token>;
  /** Another token than this one, which a service did not take. */
  renewed(refused: Token): Promise<Token>;
  signIn(credentials: CloudCredentials): Promise<void>;
  signOut(): void;
  /** What must not show in any words. */
  secrets(): readonly string[];
}

/** Everything known of one sign-in; another sign-in begins another. */
interface Held {
  credentials: Credentials | undefined;
  token: Token | undefined;
  coming: Promise<Token> | undefined;
}

const hold = (credentials: Credentials | undefined, token?: Token): Held => ({
  credentials,
  token,
  coming: undefined,
});

/** A passcode is good for one sign-in, whatever comes later. */
const withoutPasscode = (credentials: Credentials | undefined): Credentials | undefined =>
  credentials?.kind === 'user' ? { ...credentials, passcode: undefined } : credentials;

const passcodeNeeded = () =>
  new AppError('cloud-passcode-needed', 'The cloud asks for a passcode beside the password', {
    params: ['a passcode is needed', 'sign in', 'identity'],
  });

const signInNeeded = () =>
  new AppError('cloud-sign-in-needed', 'Nobody is signed in to the cloud', {
    params: ['nobody is signed in', 'sign in', 'identity'],
  });

async function tokenFor(
  credentials: Credentials | undefined,
  options: AuthenticationOptions,
): Promise<Token> {
  if (credentials === undefined) throw signInNeeded();
  const isSpent =
    credentials.kind === 'user' &&
    ![credentials.password, credentials.passcode, credentials.nextPasscode].some(Boolean);
  if (isSpent) throw passcodeNeeded();
  const answer = await authenticate(credentials, undefined, options);
  if ('token' in answer) return answer.token;
  throw passcodeNeeded();
}

/** The receipts that wait for a passcode: the last one, for the user and password it was given for. */
function createReceipts({ clock }: AuthenticationOptions) {
  let last: { readonly receipt: Receipt; readonly of: UserCredentials } | undefined;
  return {
    keep(receipt: Receipt, of: UserCredentials): void {
      last = { receipt, of };
    },
    forget: (): void => void (last = undefined),
    take(of: UserCredentials): Receipt | undefined {
      const found = last;
      last = undefined;
      const fits =
        of.passcode !== undefined &&
        found?.of.password === of.password &&
        JSON.stringify(found?.of.user) === JSON.stringify(of.user);
      return fits && found && clock.up() < found.receipt.validUntil ? found.receipt : undefined;
    },
  };
}

export function createTokens(of: Omit<AuthenticationOptions, 'time'>): Tokens {
  const { access, clock } = of;
  const options: AuthenticationOptions = { ...of, time: createKeystoneTime(clock) };
  const receipts = createReceipts(options);
  let held = hold(access.credentials);

  const fetchFor = (mine: Held): Promise<Token> => {
    mine.coming ??= tokenFor(mine.credentials, options)
      .then((token) => {
        mine.credentials = withoutPasscode(mine.credentials);
        mine.token = token;
        return token;
      })
      .finally(() => {
        mine.coming = undefined;
      });
    return mine.coming;
  };

  const isGood = ({ renewAt }: Token): boolean => clock.up() < renewAt;

  return {
    async current() {
      const { token } = held;
      return token && isGood(token) ? token : fetchFor(held);
    },
    async renewed(refused) {
      if (held.token !== undefined && held.token !== refused) return held.token;
      return fetchFor(held);
    },
    async signIn({ username, password, passcode }) {
      const user = { name: username, domain: access.userDomain };
      const credentials = { kind: 'user', user, password, passcode } as const;
      const answer = await authenticate(credentials, receipts.take(credentials), options);
      if ('receipt' in answer) {
        receipts.keep(answer.receipt, credentials);
        throw passcodeNeeded();
      }
      held = hold(withoutPasscode(credentials), answer.token);
    },
    signOut() {
      receipts.forget();
      held = hold(undefined);
    },
    secrets() {
      const { credentials, token } = held;
      return [token?.id ?? '', ...(credentials ? secretsOf(credentials) : [])];
    },
  };
}
