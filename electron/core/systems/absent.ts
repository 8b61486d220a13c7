import { AppError } from '../base/errors.ts';
import { closedCloud } from '../ports/closed-cloud.ts';

/** The cloud of an event that has none: a journal may hold requests of an earlier profile, which had one. */
export const noCloud = closedCloud(new AppError('cloud-not-set-up', 'This event has no cloud'));
