import { createLine } from '../base/in-line.ts';
import type { Cloud } from '../ports/cloud.ts';

/**
 * The same cloud, in which one change of roles begins when the one before it was answered, whichever request or project they are for: the
 * cloud's hook writes whole groups from what it read before, so that of two at once one would lose the other's member.
 */
export function inRoleLine(cloud: Cloud): Cloud {
  const inLine = createLine();
  const lined: Pick<Cloud, 'grant' | 'revoke'> = {
    grant: (role) => inLine(() => cloud.grant(role)),
    revoke: (role) => inLine(() => cloud.revoke(role)),
  };
  return new Proxy(cloud, {
    get: (target, name) =>
      Reflect.get(Object.hasOwn(lined, name) ? lined : target, name) as unknown, // both are a cloud's
  });
}
