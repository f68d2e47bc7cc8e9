import { protocol, type Session } from 'electron';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

const SCHEME = 'app';
export const ORIGIN = 'app://residua';

/** `style-src 'self'` without 'unsafe-inline': React sets styles through the CSSOM, which the policy does not concern. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types residua-pdf-worker',
].join('; ');

const MIME_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

const HEADERS = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};

/** Must be called before the application is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, codeCache: false } },
  ]);
}

/** Serves the files below `root`, and nothing else, as app://residua/… A session that already does goes on. */
export function serveFiles(session: Session, root: string): void {
  if (session.protocol.isProtocolHandled(SCHEME)) return;
  session.protocol.handle(SCHEME, async (request) => {
    const file = request.method === 'GET' ? fileOf(request.url, root) : null;
    if (file === null) return new Response(null, { status: 404, headers: HEADERS });
    const mimeType = MIME_TYPES[extname(file)];
    if (mimeType === undefined) return new Response(null, { status: 404, headers: HEADERS });
    try {
      const bytes = await readFile(file);
      return new Response(new Uint8Array(bytes), { headers: { ...HEADERS, 'Content-Type': mimeType } });
    } catch (error) {
      if (isMissing(error)) return new Response(null, { status: 404, headers: HEADERS });
      throw error;
    }
  });
}

/** The file an address stands for, or null when it lies outside `root` or belongs to another origin. */
export function fileOf(address: string, root: string): string | null {
  const url = new URL(address);
  if (`${url.protocol}//${url.host}` !== ORIGIN) return null;
  const path = decodePath(url.pathname);
  if (path === null || path.includes('\0') || path.includes('\\')) return null;
  const file = normalize(join(root, path === '/' ? 'index.html' : path));
  return file.startsWith(normalize(root) + sep) ? file : null;
}

function decodePath(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EISDIR');
}
