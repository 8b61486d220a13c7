import { AppError } from '../../electron/core/base/errors.ts';
import { systemOf } from './fault.ts';

/** What a desk is told of a call at this site when the connection ends. */
export const cutOff = (site: string): never => {
  throw new AppError(`${systemOf(site)}-unreachable`, 'The network is away');
};

/** What a desk is told of a call at this site when it has waited long enough. */
export const timedOut = (site: string): never => {
  throw new AppError(`${systemOf(site)}-timeout`, 'The answer did not come');
};

export const busy = (): never => {
  throw new AppError('cloud-busy', 'The service has too much to do');
};

/** What every call is told while nobody is signed in. */
export const signedOut = (): never => {
  throw new AppError('cloud-sign-in-needed', 'The token is not taken any more');
};
