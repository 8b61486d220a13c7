import { servicePassword } from '../seed.ts';

/** Who signs in to the cloud, and for which project. Everything stands in the domain `default`. */
export interface CloudLogin {
  readonly username: string;
  readonly password: string;
  readonly project: string;
}

/** Wikimedia's own name for the account that may everything everywhere; a person of the seed. */
export const novaadmin: CloudLogin = {
  username: 'novaadmin',
  password: servicePassword('novaadmin'),
  project: 'admin',
};

export const region = 'RegionOne';

/** What python-openstackclient reads from its environment. */
export const openrc = (authUrl: string, login: CloudLogin): Readonly<Record<string, string>> => ({
  OS_AUTH_URL: authUrl,
  OS_USERNAME: login.username,
  OS_PASSWORD: login.password,
  OS_PROJECT_NAME: login.project,
  OS_USER_DOMAIN_ID: 'default',
  OS_PROJECT_DOMAIN_ID: 'default',
  OS_REGION_NAME: region,
  OS_IDENTITY_API_VERSION: '3',
});
