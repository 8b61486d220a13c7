import type { Command } from './base/command.ts';

const EVERYWHERE = `Everywhere:
  --profile FILE   the event profile; or: practice (the default), wikimedia
  --data DIR       where requests are kept
  --event-key FILE the event's private key, to open hand-over bundles
  --run-only       keep requests in memory only: they are gone when the command ends
  --json           one JSON value on standard output, for scripts
  --help           this text, or a command's own

Environment: LANYARD_BIND_PASSWORD, LANYARD_BIND_DN (the helper's bind),
  LANYARD_EVENT_KEY (the event's private key itself),
  LANYARD_PASSPHRASE (opens the sealed requests where the system has no keychain),
  clouds.yaml and OS_* (the cloud, as the openstack client reads them),
  LANYARD_TOTP (the otpauth: address of the cloud’s second factor, where nobody can be asked),
  LDAPTLS_CACERT, LDAPCONF (for what the profile leaves out)

Ends with: 0 confirmed · 2 bad input · 3 saved and waiting · 4 needs you · 1 our fault`;

export const commandHelp = ({ summary, usage, examples }: Command): string =>
  [
    `lanyard ${usage}`,
    `  ${summary}`,
    '',
    'Examples:',
    ...examples.map((example) => `  ${example}`),
    '',
    EVERYWHERE,
  ].join('\n');

export const generalHelp = (commands: readonly Command[]): string =>
  [
    'lanyard — accounts, tools and projects at a Wikimedia event, also while the network is away',
    '',
    ...commands.map(({ usage, summary }) => `  lanyard ${usage}\n      ${summary}`),
    '',
    'Example:',
    '  lanyard names check --username "Jane Doe" --shell-name jdoe',
    '',
    EVERYWHERE,
  ].join('\n');
