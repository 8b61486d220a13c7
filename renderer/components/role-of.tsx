import { useStore } from '../stores/provider.tsx';
import { roleOf } from '../selectors/project-state.ts';
import { Say } from '../text/text.tsx';
import { Island } from './island.tsx';

/** What somebody is in a project, with the roles it comes from. */
export function RoleOf({ roles }: { roles: readonly string[] }) {
  const known = useStore('event', (state) => state.event?.projects?.roles);
  const as = roleOf(roles, known);
  const held = <Island mono>{roles.join(', ')}</Island>;
  if (as === undefined) return held;
  return <Say k={`stands-as-${as}`} fill={[held]} />;
}
