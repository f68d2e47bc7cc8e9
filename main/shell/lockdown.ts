import { app, type Session } from 'electron';
import { logEvent } from './log.ts';
import { ORIGIN } from './protocol.ts';

/**
 * Switches that must be set before the application is ready. Residua talks to nobody: names do not resolve, Chromium's
 * own background services are off, WebRTC may not open sockets.
 */
export function closeNetwork(): void {
  const { commandLine } = app;
  commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  commandLine.appendSwitch('dns-prefetch-disable');
  commandLine.appendSwitch('disable-background-networking');
  commandLine.appendSwitch('disable-component-update');
  commandLine.appendSwitch('disable-domain-reliability');
  commandLine.appendSwitch('no-pings');
  commandLine.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp');
}

/** Locks down every session that comes to life, also the one that Electron makes for itself. */
export function lockDownSessions(): void {
  app.on('session-created', lockDownSession);
}

/** Denies the session every permission, device, download and request other than the application's own files. */
function lockDownSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => {
    answer({});
  });
  // Chromium would fetch a dictionary as soon as the session is there, although nothing is spelled; neither has an address now.
  session.setSpellCheckerEnabled(false);
  session.setSpellCheckerLanguages([]);
  session.setSpellCheckerDictionaryDownloadURL(`${ORIGIN}/`);
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !isOwn(details.url) });
  });
  session.on('will-download', (event) => {
    event.preventDefault();
  });
}

/** Whatever web contents come to life: no navigation, no new window, no embedded page. */
export function lockDownContents(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => {
      event.preventDefault();
    });
    contents.on('will-frame-navigate', (event) => {
      event.preventDefault();
    });
    contents.on('will-redirect', (event) => {
      event.preventDefault();
    });
    contents.on('will-attach-webview', (event) => {
      event.preventDefault();
    });
    // The switch of the same name is not heard by Electron.
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
    contents.setWindowOpenHandler(() => {
      logEvent('A new window was refused.');
      return { action: 'deny' };
    });
  });
}

/** True for addresses of the application itself, and in development for Chromium's own developer tools. */
export function isOwn(address: string): boolean {
  return address.startsWith(`${ORIGIN}/`) || (!app.isPackaged && address.startsWith('devtools://'));
}
