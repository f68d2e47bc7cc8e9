import { app, type CommandLine } from 'electron';
import { url as inspectorAddress } from 'node:inspector';

/**
 * Switches of Chromium and Node that open the program to others, weaken its windows or write down what they show.
 * Whoever may start Residua may also start another program; but a changed shortcut must not do this unnoticed.
 * Not among them is `allow-file-access-from-files`: Electron sets it itself at every start, and no window shows a file.
 */
const REFUSED = [
  // Others look inside and steer.
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'remote-debugging-socket-name',
  'remote-allow-origins',
  'inspect',
  'inspect-brk',
  'inspect-brk-node',
  'inspect-port',
  'inspect-wait',
  'inspect-publish-uid',
  'auto-open-devtools-for-tabs',
  'enable-automation',
  'load-extension',
  // The windows lose their walls.
  'no-sandbox',
  'disable-setuid-sandbox',
  'disable-namespace-sandbox',
  'disable-seccomp-filter-sandbox',
  'disable-gpu-sandbox',
  'single-process',
  'disable-web-security',
  'disable-site-isolation-trials',
  'allow-running-insecure-content',
  'unsafely-treat-insecure-origin-as-secure',
  'ignore-certificate-errors',
  'enable-blink-features',
  'disable-blink-features',
  'enable-experimental-web-platform-features',
  'js-flags',
  // Another program runs in their place.
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'ppapi-plugin-launcher',
  'gpu-launcher',
  'browser-subprocess-path',
  // Something is written or sent.
  'proxy-server',
  'proxy-pac-url',
  'log-net-log',
  'enable-logging',
  'log-file',
  'trace-startup',
  'trace-startup-file',
  'enable-crash-reporter',
  'enable-crash-reporter-for-testing',
  'crash-dumps-dir',
] as const;

/** What the launcher of an AppImage adds by itself where the system lets nobody build a sandbox. */
const NO_SANDBOX = '--no-sandbox';

/** Why a start is refused; `atOnce` when it is not even to come so far that a message could be shown. */
interface SwitchRefusal {
  readonly reason: string;
  readonly atOnce: boolean;
}

/**
 * Why the packaged program opens no window with the switches it was started with, or null. A checkout is for
 * developers, and so is a copy in which a fuse was opened for Node's inspector, as the tests make it: there alone the
 * inspector listens before any code of ours runs.
 */
export function switchRefusal(): SwitchRefusal | null {
  if (!app.isPackaged || inspectorAddress() !== undefined) return null;
  const refused = refusedSwitches(app.commandLine);
  return refused.length === 0
    ? null
    : { reason: refusalOf(refused), atOnce: refused.some((name) => name !== NO_SANDBOX) };
}

/** The switches of a start with which no window is opened, as they are written on the command line. */
function refusedSwitches(commandLine: Pick<CommandLine, 'hasSwitch'>): string[] {
  return REFUSED.filter((name) => commandLine.hasSwitch(name)).map((name) => `--${name}`);
}

/** What to say about them. */
function refusalOf(switches: readonly string[]): string {
  const they = switches.length === 1 ? 'it' : 'they';
  const refusal =
    `Residua does not start with ${switches.join(', ')}: ${they} would open the program to others or weaken its ` +
    'protection. Start it without, and look at the shortcut that was used.';
  if (!switches.includes(NO_SANDBOX)) return refusal;
  return (
    `${refusal} An AppImage adds it by itself where the system forbids the sandbox, as Ubuntu does since 24.04: ` +
    'install the .deb or .rpm package instead, which brings its own, or have the administrator allow unprivileged ' +
    'user namespaces. Your evaluations stay where they are.'
  );
}
