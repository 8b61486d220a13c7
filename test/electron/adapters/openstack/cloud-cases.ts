/** Files and variables that OpenStack's clients read. */
export interface CloudCase {
  readonly name: string;
  /** By path below the home folder; the folder one is in is `here`. */
  readonly files: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
}

const password = `
    auth:
      auth_url: https://keystone.example.org:5000/v3
      username: ada
      password: a-password
      project_name: desk
      user_domain_name: Default
      project_domain_name: Default`;
const entry = (name: string, more = '') => `
  ${name}:${password}${more}`;
const clouds = (...entries: readonly string[]) => `clouds:${entries.join('')}\n`;
const openrc = {
  OS_AUTH_URL: 'https://keystone.example.org:5000/v3',
  OS_USERNAME: 'grace',
  OS_PASSWORD: 'from the environment',
  OS_PROJECT_NAME: 'desk',
  OS_USER_DOMAIN_NAME: 'Default',
  OS_PROJECT_DOMAIN_ID: 'default',
};

export const cloudCases: readonly CloudCase[] = [
  { name: 'the only cloud there is', files: { 'here/clouds.yaml': clouds(entry('a')) } },
  {
    name: 'one of two, by OS_CLOUD',
    files: {
      'here/clouds.yaml': clouds(
        entry('a', '\n    region_name: one'),
        entry('b', '\n    region_name: two'),
      ),
    },
    env: { OS_CLOUD: 'b' },
  },
  {
    name: 'the folder one is in before the own configuration',
    files: {
      'here/clouds.yaml': clouds(entry('a', '\n    region_name: here')),
      '.config/openstack/clouds.yaml': clouds(entry('a', '\n    region_name: home')),
    },
  },
  {
    name: 'the own configuration, and .yml',
    files: { '.config/openstack/clouds.yml': clouds(entry('a', '\n    interface: internal')) },
  },
  {
    name: 'another XDG_CONFIG_HOME',
    files: {
      'other/openstack/clouds.yaml': clouds(entry('a', '\n    region_name: other')),
      '.config/openstack/clouds.yaml': clouds(entry('a', '\n    region_name: home')),
    },
    env: { XDG_CONFIG_HOME: '~/other' },
  },
  {
    name: 'a file by OS_CLIENT_CONFIG_FILE',
    files: { 'elsewhere.yaml': clouds(entry('a', '\n    region_name: far')) },
    env: { OS_CLIENT_CONFIG_FILE: '~/elsewhere.yaml', OS_CLOUD: 'a' },
  },
  {
    name: 'a file by OS_CLIENT_CONFIG_FILE that is not there',
    files: { 'here/clouds.yaml': clouds(entry('a')) },
    env: { OS_CLIENT_CONFIG_FILE: '~/nowhere.yaml', OS_CLOUD: 'a' },
  },
  {
    name: 'JSON',
    files: {
      'here/clouds.json': JSON.stringify({
        clouds: {
          j: { auth_type: 'v3token', auth: { auth_url: 'https://k.example.org/v3', token: 'abc' } },
        },
      }),
    },
  },
  {
    name: 'an application credential whose secret stands in secure.yaml elsewhere',
    files: {
      'here/clouds.yaml':
        'clouds:\n  a:\n    auth_type: v3applicationcredential\n    auth: {auth_url: "https://k.example.org/v3", application_credential_id: abc}\n',
      '.config/openstack/secure.yaml':
        'clouds:\n  a:\n    auth: {application_credential_secret: deep}\n    region_name: from-secure\n',
    },
  },
  {
    name: 'OS_CLIENT_SECURE_FILE over what clouds.yaml says',
    files: {
      'here/clouds.yaml': clouds(entry('a')),
      'vault.yaml': 'clouds:\n  a:\n    auth: {password: from the vault}\n',
    },
    env: { OS_CLIENT_SECURE_FILE: '~/vault.yaml' },
  },
  { name: 'variables alone', files: {}, env: openrc },
  {
    name: 'variables beside a file that nothing chooses',
    files: { 'here/clouds.yaml': clouds(entry('a')) },
    env: openrc,
  },
  {
    name: 'a tenant of old',
    files: {},
    env: {
      OS_AUTH_URL: 'https://k.example.org/v3',
      OS_USERNAME: 'ada',
      OS_PASSWORD: 'x',
      OS_TENANT_NAME: 'old',
    },
  },
  {
    name: 'some variables over the chosen entry',
    files: { 'here/clouds.yaml': clouds(entry('a')) },
    env: {
      OS_CLOUD: 'a',
      OS_PASSWORD: 'newer',
      OS_USERNAME: 'grace',
      OS_PROJECT_NAME: 'other',
      OS_INTERFACE: 'admin',
    },
  },
  {
    name: 'the first of several regions, with its own values',
    files: {
      'here/clouds.yaml': clouds(
        entry(
          'a',
          '\n    regions: [{name: one, values: {interface: internal, auth: {project_name: p1}}}, two]',
        ),
      ),
    },
  },
  {
    name: 'another region by OS_REGION_NAME',
    files: { 'here/clouds.yaml': clouds(entry('a', '\n    regions: [one, two]')) },
    env: { OS_REGION_NAME: 'two', OS_CLOUD: 'a' },
  },
  {
    name: 'regions in one text',
    files: { 'here/clouds.yaml': clouds(entry('a', '\n    region_name: one,two')) },
    env: { OS_REGION_NAME: 'two' },
  },
  {
    name: 'a CA in the home folder',
    files: { 'here/clouds.yaml': clouds(entry('a', '\n    cacert: /etc/ssl/own.pem')) },
  },
  {
    name: 'a CA by OS_CACERT',
    files: { 'here/clouds.yaml': clouds(entry('a', '\n    cacert: /etc/ssl/own.pem')) },
    env: { OS_CLOUD: 'a', OS_CACERT: '/etc/ssl/other.pem' },
  },
  {
    name: 'verify: no, as YAML 1.1 has it',
    files: {
      'here/clouds.yaml': clouds(entry('a', '\n    verify: no\n    cacert: /etc/ssl/own.pem')),
    },
  },
  {
    name: 'insecure',
    files: { 'here/clouds.yaml': clouds(entry('a', '\n    insecure: "true"')) },
  },
  {
    name: 'one domain for user and project',
    files: {
      'here/clouds.yaml':
        'clouds:\n  a:\n    identity_api_version: 3\n    auth: {auth_url: "https://k.example.org/v3", username: ada, password: x, project_name: desk, domain_name: Default}\n',
    },
  },
  {
    name: 'the default domain of Identity v3',
    files: {
      'here/clouds.yaml':
        'clouds:\n  a:\n    identity_api_version: 3\n    auth: {auth_url: "https://k.example.org/v3", username: ada, password: 0123, project_name: desk}\n',
    },
    env: { OS_CLOUD: 'a', OS_DEFAULT_DOMAIN: 'people' },
  },
  {
    name: 'a domain as the scope',
    files: {
      'here/clouds.yaml':
        'clouds:\n  a:\n    auth: {auth_url: "https://k.example.org/v3", username: ada, password: x, user_domain_id: default, domain_id: default}\n',
    },
  },
  {
    name: 'keys with hyphens, beside auth',
    files: {
      'here/clouds.yaml':
        'clouds:\n  a:\n    region-name: one\n    username: ada\n    password: x\n    auth: {auth_url: "https://k.example.org/v3", project-name: desk, user-domain-name: Default}\n',
    },
  },
  {
    name: 'an anchor that is merged in',
    files: {
      'here/clouds.yaml':
        'x: &common\n  region_name: one\n  interface: internal\nclouds:\n  a:\n    <<: *common\n    auth: {auth_url: "https://k.example.org/v3", username: ada, password: x, project_name: desk}\n',
    },
  },
  {
    name: 'a vendor of clouds-public.yaml',
    files: {
      'here/clouds.yaml':
        'clouds:\n  a:\n    profile: vendor\n    auth: {username: ada, password: x, project_name: desk}\n',
      'here/clouds-public.yaml':
        'public-clouds:\n  vendor:\n    auth: {auth_url: "https://{region_name}.example.org/v3"}\n    region_name: north\n',
    },
  },
  {
    name: 'a token in the environment',
    files: {},
    env: {
      OS_AUTH_TYPE: 'v3token',
      OS_TOKEN: 'abc',
      OS_AUTH_URL: 'https://k.example.org/v3',
      OS_PROJECT_ID: '17',
    },
  },
  {
    name: 'an application credential in the environment, by its name',
    files: {},
    env: {
      OS_AUTH_TYPE: 'v3applicationcredential',
      OS_AUTH_URL: 'https://k.example.org/v3',
      OS_APPLICATION_CREDENTIAL_NAME: 'desk',
      OS_APPLICATION_CREDENTIAL_SECRET: 'deep',
      OS_USERNAME: 'ada',
      OS_USER_DOMAIN_ID: 'default',
    },
  },
];
