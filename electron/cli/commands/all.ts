import type { Command } from '../base/command.ts';
import { accountsCreate, accountsShow } from './accounts.ts';
import { auditCommands } from './audit.ts';
import { boardReport } from './board.ts';
import { bundleCommands } from './bundles.ts';
import { call } from './call.ts';
import { clinic } from './clinic.ts';
import { cloudCheck } from './cloud.ts';
import { connectionCommands } from './connection.ts';
import { eventKeygen } from './event.ts';
import { guideCommands } from './guide.ts';
import { guidesCommands } from './guides.ts';
import { keysChange } from './keys.ts';
import { linkWikimedia } from './link.ts';
import { membershipCommands } from './membership.ts';
import { namesCheck } from './names-check.ts';
import { projectChangeCommands } from './project-changes.ts';
import { projectCommands } from './projects.ts';
import { queueCommands } from './queue.ts';
import { rosterImport } from './roster.ts';
import { screenTakeBack } from './screen.ts';
import { shiftCommands } from './shift.ts';
import { toolCommands } from './tools.ts';
import { wipe } from './wipe.ts';

/** The one table: the help, the manual page and what shells complete are made of it. */
export const commands: readonly Command[] = [
  namesCheck,
  accountsCreate,
  accountsShow,
  keysChange,
  linkWikimedia,
  ...membershipCommands,
  ...toolCommands,
  ...projectCommands,
  ...projectChangeCommands,
  ...guidesCommands,
  cloudCheck,
  ...connectionCommands,
  clinic,
  ...queueCommands,
  ...shiftCommands,
  ...bundleCommands,
  rosterImport,
  eventKeygen,
  screenTakeBack,
  boardReport,
  ...auditCommands,
  wipe,
  call,
  ...guideCommands(() => commands),
];
