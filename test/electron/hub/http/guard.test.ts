import { expect, it } from 'vitest';
import { createGuard } from '../../../../electron/hub/http/guard.ts';

it('the cookie of a sign-in elsewhere is of this host alone, and comes along by a link from there', () => {
  const { flowCookie, noFlowCookie } = createGuard('https://hub.example.org');
  const flags = 'HttpOnly; SameSite=Lax; Path=/; Secure';
  expect(flowCookie('tea', 'x')).toBe(`__Host-lanyard-flow-tea=x; Max-Age=600; ${flags}`);
  expect(noFlowCookie('tea')).toBe(`__Host-lanyard-flow-tea=; Max-Age=0; ${flags}`);
});
