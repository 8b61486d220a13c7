import { networkSites, type Fault } from '../fault.ts';

/**
 * The same message arrives twice, the copy behind the first one. What the desk hears is the answer to the first: over TCP nothing
 * overtakes, and an LDAP client drops an answer to a message that has been answered (RFC 4511 4.1.1.1).
 */
export const duplicated: Fault = {
  sites: networkSites,
  strike: (call, scene) => scene.duplicate(call),
};
