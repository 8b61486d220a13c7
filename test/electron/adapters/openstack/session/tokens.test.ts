import { Secret, TOTP } from 'otpauth';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { withSecondFactor } from '../../../../../electron/adapters/openstack/config/second-factor.ts';
import type { Http, HttpReply } from '../../../../../electron/adapters/openstack/http/http.ts';
import {
  createTokens,
  type Tokens,
} from '../../../../../electron/adapters/openstack/session/tokens.ts';
import { fakeClock, type FakeClock } from '../../../../fakes/clock.ts';
import { adminAccess } from '../access.ts';
import { tokenBody } from '../scripted-cloud.ts';

const HOUR = 3_600_000;
const user = { name: 'ada', domain: { id: 'default' } } as const;
const totp = new TOTP({ secret: Secret.fromUTF8('12345678901234567890') });
const sent = z.object({
  auth: z.object({
    identity: z.object({
      password: z.object({ user: z.object({ password: z.string() }) }),
      totp: z.object({ user: z.object({ passcode: z.string() }) }).optional(),
    }),
  }),
});

describe('a passcode that is made for each sign-in', () => {
  let clock: FakeClock;
  /** The passcodes that Keystone was sent. */
  let asked: (string | undefined)[];
  /** How far the time is off that Keystone tells with its answers; undefined where it tells none. */
  let toldOff: number | undefined;

  /** How long the count stood still, as the machine slept. */
  let slept: number;
  /** Keystone's clock, which nobody sets by setting this machine's. */
  const theirs = (): number => clock.up() + slept;
  const date = (): Partial<HttpReply['headers']> =>
    toldOff === undefined ? {} : { date: new Date(theirs() + toldOff).toUTCString() };
  const refusal = () => ({
    ...{ status: 401, headers: date(), text: '{"error":{"message":"no","code":401}}' },
  });
  /** Takes the passcode of this window and of the one before it, as Keystone does. */
  const isRight = (passcode: string | undefined): boolean =>
    [0, 30_000].some((ago) => totp.generate({ timestamp: theirs() - ago }) === passcode);
  const http: Http = {
    send({ body = '' }) {
      const { identity } = sent.parse(JSON.parse(body)).auth;
      const passcode = identity.totp?.user.passcode;
      asked.push(passcode);
      if (identity.password.user.password !== 'right' || !isRight(passcode)) {
        return Promise.resolve(refusal());
      }
      const headers = { ...date(), 'x-subject-token': 'token-1' };
      const text = JSON.stringify(tokenBody('http://127.0.0.1'));
      return Promise.resolve({ status: 201, headers, text });
    },
    close: () => undefined,
  };

  const tokensOf = (password = 'right', uri = totp.toString()): Tokens => {
    const bare = { kind: 'user', user, password, passcode: undefined } as const;
    const credentials = withSecondFactor(bare, { LANYARD_TOTP: uri });
    const access = { ...adminAccess('http://127.0.0.1/v3'), credentials };
    return createTokens({ access, http, clock });
  };

  beforeEach(() => {
    clock = fakeClock();
    [asked, toldOff, slept] = [[], 0, 0];
  });

  it('is that of this machine’s clock, also where an answer tells another time', async () => {
    toldOff = HOUR;
    const tokens = tokensOf();
    await tokens.renewed(await tokens.current());
    expect(asked).toHaveLength(2);
  });

  it.each([HOUR, -HOUR, 40_000, -70_000])(
    'is that of Keystone’s time where the clock is %i ms off and it was refused, and from then on',
    async (off) => {
      clock.set(off);
      const tokens = tokensOf();
      const token = await tokens.current();
      expect(asked).toHaveLength(2);
      clock.advance(10 * 60_000);
      clock.set(HOUR);
      await tokens.renewed(token);
      expect(asked).toHaveLength(3);
    },
  );

  it('is that of Keystone’s time again after the machine slept, when its count stood still', async () => {
    clock.set(HOUR);
    const tokens = tokensOf();
    const token = await tokens.current();
    slept = 2 * HOUR;
    await tokens.renewed(token);
    expect(asked).toHaveLength(4);
    await tokens.renewed(await tokens.current());
    expect(asked).toHaveLength(5);
  });

  it.each([
    ['another secret', 0, 'right', new TOTP({ secret: 'JBSWY3DPEHPK3PXP' }).toString(), 1],
    ['another password', 0, 'wrong', undefined, 1],
    ['another password and a clock that is off', HOUR, 'wrong', undefined, 2],
  ] as const)('is refused with %s, once or twice', async (...[, off, password, uri, times]) => {
    clock.set(off);
    const tokens = tokensOf(password, uri);
    await expect(tokens.current()).rejects.toMatchObject({ code: 'cloud-sign-in-refused' });
    expect(asked).toHaveLength(times);
  });

  it('is refused where the clock is off and Keystone tells no time', async () => {
    clock.set(HOUR);
    toldOff = undefined;
    await expect(tokensOf().current()).rejects.toMatchObject({ code: 'cloud-sign-in-refused' });
    expect(asked).toHaveLength(1);
  });
});
