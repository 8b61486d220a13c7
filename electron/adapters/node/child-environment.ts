/** Names of variables, and beginnings of names. Windows spells names in any case. */
interface Variables {
  readonly names?: readonly string[];
  readonly prefixes?: readonly string[];
}

/** What every program needs to find its files and to speak the person's language. */
const everyone: Variables = {
  names: [
    ...['PATH', 'HOME', 'USER', 'LOGNAME', 'SHELL', 'TERM', 'TZ', 'LANG', 'LANGUAGE', 'PWD'],
    ...['TMPDIR', 'TEMP', 'TMP', 'NO_COLOR', 'FORCE_COLOR', 'COLORTERM'],
    ...['SystemRoot', 'SystemDrive', 'windir', 'ComSpec', 'PATHEXT', 'OS', 'USERNAME'],
    ...['USERPROFILE', 'HOMEDRIVE', 'HOMEPATH', 'APPDATA', 'LOCALAPPDATA', 'PROGRAMDATA'],
    ...['ProgramFiles', 'ProgramFiles(x86)', 'ProgramW6432', 'CommonProgramFiles'],
  ],
  prefixes: ['LC_', 'XDG_'],
};

/** What a program with a window needs: the screen, the session's bus, input methods, sound, its toolkit's looks. */
const window: Variables = {
  names: [
    ...['DISPLAY', 'WAYLAND_DISPLAY', 'XAUTHORITY', 'DBUS_SESSION_BUS_ADDRESS', 'DESKTOP_SESSION'],
    ...['XMODIFIERS', 'PULSE_SERVER', 'SESSION_MANAGER', 'LIBGL_ALWAYS_SOFTWARE', 'BROWSER'],
  ],
  prefixes: ['GTK_', 'GDK_', 'QT_', 'GNOME_', 'KDE_', 'FONTCONFIG_'],
};

/** The way out of a network that has only proxies; the CAs of its owner. */
const network: Variables = {
  names: [
    ...['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'ALL_PROXY', 'NODE_EXTRA_CA_CERTS'],
    ...['SSL_CERT_FILE', 'SSL_CERT_DIR'],
  ],
};

const agent: Variables = { names: ['KRB5CCNAME', 'KRB5_CONFIG'], prefixes: ['SSH_'] };

/** Programs that are started, by what they are for. */
const needs = {
  /** Lanyard itself in another process: all that it reads, the helper's own passwords with it. */
  lanyard: [
    ...[everyone, window, network, agent],
    { prefixes: ['LANYARD_', 'OS_', 'LDAP', 'ELECTRON_'] },
    { names: ['INIT_CWD', 'VSCODE_INSPECTOR_OPTIONS', 'NODE_OPTIONS', 'NODE_ENV'] },
    { names: ['NODE_COMPILE_CACHE', 'NODE_V8_COVERAGE', 'NODE_NO_WARNINGS'] },
  ],
  /** A browser, or what opens one. */
  browser: [everyone, window, network],
  ssh: [everyone, agent, { names: ['DISPLAY', 'WAYLAND_DISPLAY', 'XAUTHORITY'] }],
  keychain: [everyone, window],
  /** What fetches Electron, with its own settings of where from (@electron/get). */
  installer: [
    ...[everyone, network],
    { prefixes: ['ELECTRON_', 'electron_config_', 'npm_config_electron_', 'GLOBAL_AGENT_'] },
    { prefixes: ['npm_package_config_electron_'], names: ['NODE_OPTIONS'] },
  ],
} satisfies Readonly<Record<string, readonly Variables[]>>;

const isWanted = (name: string, { names = [], prefixes = [] }: Variables): boolean => {
  const upper = name.toUpperCase();
  return (
    names.some((known) => known.toUpperCase() === upper) ||
    prefixes.some((prefix) => upper.startsWith(prefix.toUpperCase()))
  );
};

/**
 * The environment for a child process: of the variables that are there those that it needs, and what is given beside them. Passwords and tokens
 * (`LANYARD_…`, `OS_…`, and whatever else somebody's shell exports) reach nobody but Lanyard itself. The one place where an environment is made:
 * a process that is started without it inherits everything.
 */
export function childEnvironment(
  child: keyof typeof needs,
  env: NodeJS.ProcessEnv,
  beside: Readonly<Record<string, string>> = {},
): NodeJS.ProcessEnv {
  const wanted = Object.entries(env).filter(([name]) =>
    needs[child].some((variables) => isWanted(name, variables)),
  );
  return { ...Object.fromEntries(wanted), ...beside };
}

/** What is ours alone. */
const ours = /^(?:LANYARD_|OS_|LDAP)/i;

/**
 * The environment of this process, and what is ours alone taken out of it: what somebody else's code starts in it (Electron its pages and
 * whatever opens a link) inherits the rest.
 */
export function takeEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const taken = { ...env };
  for (const name of Object.keys(env)) if (ours.test(name)) Reflect.deleteProperty(env, name);
  return taken;
}
