import type { SlapdAddress } from '../slapd-access.ts';
import type { CloudLogin } from './cloud-login.ts';
import type { CloudService } from './services.ts';

/** Where a cloud is and what opens it: plain values, which another process may be given. */
export interface CloudAddress {
  /** Keystone, with /v3. */
  readonly authUrl: string;
  /** Scheme and port of each service that runs, without a path. */
  readonly origins: Readonly<Partial<Record<CloudService, string>>>;
  readonly admin: CloudLogin;
  readonly slapd: SlapdAddress;
  /** Keystone's log: whoever follows it knows of every change of projects and roles. */
  readonly keystoneLog: string;
  /** Gone with the cloud. */
  readonly folder: string;
}
