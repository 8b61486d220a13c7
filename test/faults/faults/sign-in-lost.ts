import { cloudSites, type Fault } from '../fault.ts';

/** The token was revoked in mid-job (RFC 9110 15.5.2), and nothing is at hand to get another one with. */
export const signInLost: Fault = {
  sites: cloudSites,
  strike: (call, scene) => scene.loseSignIn(call),
};
