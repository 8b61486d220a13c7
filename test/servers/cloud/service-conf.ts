import { novaadmin, region } from './cloud-login.ts';
import type { Ini } from './ini.ts';
import { policy } from './keystone-conf.ts';

export interface ServiceConfOptions {
  readonly folder: string;
  readonly port: number;
  /** Keystone's address with /v3. */
  readonly authUrl: string;
}

/** How a service signs in to Keystone; all of them as the same account, as they would each as their own. */
export const signsIn = (authUrl: string) => ({
  auth_type: 'password',
  auth_url: authUrl,
  username: novaadmin.username,
  password: novaadmin.password,
  project_name: novaadmin.project,
  user_domain_id: 'default',
  project_domain_id: 'default',
  region_name: region,
});

/** What every service has in its DEFAULT section. Messages between its parts stay in one process (fake:/): there is no broker. */
export const defaults = (folder: string) => ({
  log_dir: '',
  use_stderr: true,
  default_log_levels: '',
  state_path: folder,
  transport_url: 'fake:/',
});

/** The sections that are the same in every service; the type is the one that access rules of application credentials name. */
export const commonSections = (
  { folder, authUrl }: ServiceConfOptions,
  serviceType: string,
): Ini => ({
  oslo_concurrency: { lock_path: folder },
  oslo_messaging_notifications: { driver: 'noop' },
  ...policy,
  keystone_authtoken: {
    ...signsIn(authUrl),
    www_authenticate_uri: authUrl,
    interface: 'public',
    // Without it a service refuses every application credential that has access rules.
    service_type: serviceType,
    service_token_roles_required: false,
  },
});
