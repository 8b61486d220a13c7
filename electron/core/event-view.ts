import type { EventView } from '../../shared/contract/event.ts';
import type { Profile, ProjectRules, ToolforgeRules } from '../../shared/domain/profile.ts';
import type { Ports } from './ports/ports.ts';
import { known } from './base/known.ts';

const toolforgeView = ({ project, approval, ...may }: ToolforgeRules) => ({
  project,
  approval,
  ...known({ requestUrl: may.requestUrl, loginHost: may.loginHost, toolUrl: may.toolUrl }),
});

const projectsView = ({ mode, requestUrl, quotaPresets, zone, ...rules }: ProjectRules) => ({
  mode,
  defaultEndDays: rules.defaultEndDays,
  roles: { member: rules.roles, viewer: rules.viewerRoles },
  presets: Object.entries(quotaPresets).map(([name, quotas]) => ({ name, quotas })),
  ...known({ requestUrl, zone: zone?.name }),
});

/** Of the cloud; nothing where this event has none. */
function cloudView({ profile, cloud }: Ports): Pick<EventView, 'toolforge' | 'projects'> {
  const { toolforge, projects } = (cloud && profile.cloud) ?? {};
  return known({
    toolforge: toolforge && toolforgeView(toolforge),
    projects: projects && projectsView(projects),
  });
}

const wikimediaView = (
  { prove }: NonNullable<Ports['wikimedia']>,
  { phabricatorUrl, limitRequestUrl }: NonNullable<Profile['wikimediaAccount']>,
) => ({ canProve: prove !== undefined, ...known({ phabricatorUrl, limitRequestUrl }) });

/** Of the directory and of the accounts that its entries name. */
function directoryView({
  profile: { directory, wikimediaAccount },
  tools,
  wikimedia,
}: Ports): Pick<EventView, 'tools' | 'wikimediaAccount'> {
  return known({
    tools: tools && directory.tools && { prefix: directory.tools.prefix },
    wikimediaAccount: wikimedia && wikimediaAccount && wikimediaView(wikimedia, wikimediaAccount),
  });
}

/** The event as a screen may see it: no secret, and no file of this machine but the profile's own. */
export function eventView(ports: Ports): EventView {
  const { event, directory, accounts, welcome } = ports.profile;
  return {
    id: event.id,
    name: event.name,
    practice: ports.practice,
    ...known({ starts: event.starts, ends: event.ends }),
    languages: event.languages,
    profileFile: ports.profileFile,
    directoryUrl: directory.url,
    ...known({ jumpHost: directory.jump?.host, hubUrl: ports.profile.hub?.url }),
    bindDn: directory.bindDn ?? '',
    terms: accounts.terms,
    usernameMaxLength: accounts.usernameMaxLength,
    minPasswordLength: accounts.minPasswordLength,
    keyTypes: accounts.keyTypes,
    canHandOver: ports.bundleSeal.canSeal,
    welcome,
    ...cloudView(ports),
    ...directoryView(ports),
    guides: ports.profile.guides.files.length > 0,
    toolhub: ports.toolhub !== undefined,
  };
}
