import { AppError } from '../base/errors.ts';
import { closedCloud, closedTools } from '../ports/closed-systems.ts';

/** The cloud of an event that has none: a journal may hold requests of an earlier profile, which had one. */
export const noCloud = closedCloud(new AppError('cloud-not-set-up', 'This event has no cloud'));

/** The tools of an event that has none: a journal may hold requests of an earlier profile, which had some. */
export const noTools = closedTools(
  new AppError('not-found', 'This event has no tools', { params: ['tools'] }),
);
