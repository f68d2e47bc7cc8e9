import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../../../main/cli/run.ts';
import { recordAudit } from '../../../main/store/audit.ts';
import { auditAsCsv, auditAsJson } from '../../../main/store/audit-export.ts';
import { auditedStore } from '../store/audited-store.ts';
import { temporaryFolder } from '../store/temporary-store.ts';

const ID = '00000000-0000-4000-8000-0000000000aa';
const NOW = new Date('2026-10-05T09:00:00.000Z');

/** The trail of one evaluation among others, as both kinds of file. */
function exported(): { json: string; csv: string } {
  const { db } = auditedStore();
  recordAudit(db, { action: 'vault-created' });
  recordAudit(db, { action: 'evaluation-opened', subject: { kind: 'evaluation', id: ID } });
  recordAudit(db, {
    action: 'document-exported',
    subject: { kind: 'evaluation', id: ID },
    details: { fileName: 'Größe "1", 二\u2028.pdf' },
  });
  recordAudit(db, { action: 'vault-locked', details: { reason: 'idle' } });
  const filter = { evaluationId: ID, action: null, from: null, to: null };
  const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
  return { json: text(auditAsJson(db, filter, NOW)), csv: text(auditAsCsv(db, filter, NOW)) };
}

async function verified(text: string): Promise<{ code: number; out: string; err: string }> {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'trail'), text);
  let [out, err] = ['', ''];
  const io = {
    cwd: folder,
    now: () => NOW,
    out: (more: string) => void (out += more),
    err: (more: string) => void (err += more),
    drained: () => Promise.resolve(),
  };
  return { code: await run(['audit', 'verify', 'trail'], io), out, err };
}

describe('audit verify', () => {
  it.each(['json', 'csv'] as const)('follows a chain of which only one evaluation is told, from %s', async (kind) => {
    const text = exported()[kind];
    expect(text).not.toContain('idle');
    const { code, out } = await verified(text);
    expect(JSON.parse(out)).toMatchObject({ valid: true, entries: 4, told: 2 });
    expect(code).toBe(0);
  });

  it.each(['json', 'csv'] as const)('finds a changed word, a removed entry and a removed end in %s', async (kind) => {
    const text = exported()[kind];
    const lines = text.split(kind === 'csv' ? '\r\n' : /(?<=\},)\n/);
    const attacks = [
      text.replace('evaluation-opened', 'evaluation-edited'),
      text.replace('Größe', 'Grösse'),
      [...lines.slice(0, 2), ...lines.slice(3)].join('\n'),
      kind === 'csv'
        ? lines.slice(0, -2).join('\n')
        : JSON.stringify({ ...(JSON.parse(text) as object), end: { sequence: 5, hash: 'a' } }),
    ];
    for (const attack of attacks) {
      expect(attack).not.toBe(text);
      expect((await verified(attack)).code).not.toBe(0);
    }
    expect((await verified('[]')).code).toBe(2);
  });

  it('agrees with the script in docs/AUDIT.md', () => {
    const page = readFileSync(join(import.meta.dirname, '../../../docs/AUDIT.md'), 'utf8');
    const script = /```python\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
    const folder = temporaryFolder();
    const [file, program] = [join(folder, 'trail.json'), join(folder, 'verify.py')];
    const { json } = exported();
    writeFileSync(program, script);
    writeFileSync(file, json);
    expect(execFileSync('python3', [program, file], { encoding: 'utf8' })).toBe('Whole: 4 entries\n');
    writeFileSync(file, json.replace('evaluation-opened', 'evaluation-edited'));
    expect(() => execFileSync('python3', [program, file], { stdio: 'pipe' })).toThrow('Broken at entry 2');
  });
});
