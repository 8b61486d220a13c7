import type { ToolStandingView } from '../../../../shared/contract/tools.ts';
import type { ToolStanding } from '../../ports/tool-directory.ts';
import { known } from '../../base/known.ts';

/** The value of a DN's first part, without its escapes (RFC 4514 2.4). */
const nameOf = (dn: string): string => {
  const value = /^[^=]*=((?:\\.|[^\\,+])*)/u.exec(dn)?.[1] ?? dn;
  return value.replaceAll(/\\([0-9a-f]{2}|.)/giu, (_, escaped: string) =>
    escaped.length === 2 ? String.fromCharCode(Number.parseInt(escaped, 16)) : escaped,
  );
};

function brokenParts({ group, user, sudoRule }: ToolStanding): ToolStandingView['broken'] {
  const number = group?.gidNumber;
  const isWhole = user && (!group || (user.uidNumber === number && user.gidNumber === number));
  return [
    ...(group ? [] : (['group'] as const)),
    ...(isWhole ? [] : (['user'] as const)),
    ...(sudoRule === 'right' ? [] : (['sudo-rule'] as const)),
  ];
}

/** A tool as it is shown; `asked` is when it was looked at (ISO 8601 in UTC). */
export const toolView = (
  name: string,
  standing: ToolStanding,
  asked: string,
): ToolStandingView => ({
  name,
  ...known({ gidNumber: standing.group?.gidNumber }),
  maintainers: [...(standing.group?.maintainers ?? [])],
  otherMaintainers: (standing.group?.others ?? []).map(nameOf),
  disabled: standing.user?.disabled ?? false,
  broken: brokenParts(standing),
  asked,
});
