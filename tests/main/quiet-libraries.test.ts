import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';

const main = resolve(import.meta.dirname, '../../main');
/** Larger than JavaScript takes, and an object that ends before it is whole: pdf-lib prints about both. */
const NUMBER = '417417417417417417417417';
const PDF = `%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>
endobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R >>\nendobj\n4 0 obj\n${NUMBER}\nendobj\n5 0 obj\n<< /Broken [ (Kanarienvogel) /
endobj\ntrailer\n<< /Root 1 0 R /Size 6 >>\nstartxref\n0\n%%EOF\n`;

/** Counts the pages of the file in a program of its own. Everything that it prints. */
function printedWhileReading(before: string): string {
  const script = `
    import { quietLibraries } from ${JSON.stringify(pathToFileURL(join(main, 'quiet-libraries.ts')).href)};
    import { countPdfPages } from ${JSON.stringify(pathToFileURL(join(main, 'exchange/pdf-file.ts')).href)};
    ${before}
    await countPdfPages('scan.pdf', Buffer.from(${JSON.stringify(PDF)})).then(
      (pages) => process.stdout.write(\`pages: \${pages}\`),
      (error) => process.stdout.write(\`refused: \${error.code}\`),
    );`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    encoding: 'utf8',
    cwd: resolve(main, '..'),
  });
  return `${stdout}${stderr}`;
}

test('what a library prints about a file that it reads stays inside', () => {
  expect(printedWhileReading('')).toContain(NUMBER);
  expect(printedWhileReading('quietLibraries();')).toMatch(/^(?:pages: 1|refused: invalid-input)$/);
});

test.each(['index.ts', 'cli.ts', 'report/worker-thread.ts'])('%s, where a thread begins, sees to it', (entry) => {
  expect(readFileSync(join(main, entry), 'utf8')).toMatch(/^\s*quietLibraries\(\);$/m);
});
