import { expect } from '@playwright/test';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyChanges, pointerTokens, toPointer } from '../../main/domain/changes.ts';
import { ResiduaError } from '../../main/domain/errors.ts';
import { evaluationSchema, type Evaluation } from '../../main/domain/evaluation/evaluation.ts';
import { loadSample } from '../../main/exchange/sample.ts';
import { attach, direct, directly } from './direct.ts';
import { answerOpenDialog, answerSaveDialog, newDataFolder, PASSPHRASE } from './pages/residua.ts';
import { processesOf, readIfThere } from './processes.ts';
import { test } from './start.ts';

const CANARY = 'Kanarienvogel';
/** A number larger than readers of PDFs take, about which libraries like to complain. */
const NUMBER = '417417417417417417417417';
/** The name of an account: whoever unlocks chooses it before anything is decrypted. */
const AT_THE_DOOR = 'Person at the door';
const PDF = `%PDF-1.7
1 0 obj
<< /Type /Catalog /Pages 2 0 R >>
endobj
2 0 obj
<< /Type /Pages /Kids [3 0 R] /Count 1 >>
endobj
3 0 obj
<< /Type /Page /Parent 2 0 R /Note (${CANARY} attached) >>
endobj
4 0 obj
${NUMBER}
endobj
5 0 obj
<< /Broken [ ${CANARY} /
endobj
trailer
<< /Root 1 0 R /Size 6 >>
startxref
0
%%EOF
`;

/** A Bundle as other programs make it. */
const BUNDLE = {
  ...{ resourceType: 'Bundle', type: 'collection' },
  entry: [
    { resource: { resourceType: 'Patient', name: [{ text: `${CANARY} Patient` }], birthDate: '1960-02-01' } },
    { resource: { resourceType: 'Procedure', code: { text: `${CANARY} procedure` } } },
  ],
};

function leaves(value: unknown, tokens: readonly PropertyKey[] = []): string[] {
  if (typeof value !== 'object' || value === null) return [toPointer(tokens)];
  return Object.entries(value).flatMap(([key, child]) => leaves(child, [...tokens, key]));
}

/** The sample with a canary at every place that takes a text of one's own. */
function withCanaries(): { evaluation: Evaluation; places: number } {
  let evaluation = evaluationSchema.parse(loadSample());
  let places = 0;
  for (const path of leaves(evaluation)) {
    for (const value of [`${CANARY} ${pointerTokens(path).join(' ')}`, CANARY]) {
      try {
        evaluation = applyChanges(evaluation, [{ op: 'set', path, value }]);
        places += 1;
        break;
      } catch (error) {
        if (!(error instanceof ResiduaError)) throw error;
      }
    }
  }
  return { evaluation, places };
}

/** The files below the folders that hold a text in the clear, in either notation that programs write. */
function readableIn(folders: readonly string[], word: string): string[] {
  const needles = [Buffer.from(word), Buffer.from(word, 'utf16le')];
  return folders
    .flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => {
      const bytes = readFileSync(path);
      return path.includes(word) || needles.some((needle) => bytes.includes(needle));
    });
}

test('no text that was entered can be read in any file, name, title, log, clipboard or command line', async ({
  start,
}) => {
  const dataFolder = await newDataFolder();
  const machine = await newDataFolder();
  const [temporary, home, exported] = ['temporary', 'home', 'exported'].map((name) => join(machine, name)) as [
    string,
    string,
    string,
  ];
  for (const folder of [temporary, home, exported]) mkdirSync(folder);
  const searched = [dataFolder, temporary, home];
  const env = {
    ...{ HOME: home, TMPDIR: temporary, TEMP: temporary, TMP: temporary },
    ...{ XDG_CONFIG_HOME: join(home, '.config'), XDG_CACHE_HOME: join(home, '.cache') },
    ...{ XDG_DATA_HOME: join(home, '.local/share'), LOCALAPPDATA: join(home, 'Local'), APPDATA: join(home, 'Roaming') },
  };
  const { app, window, residua } = await start({ dataFolder, env });
  const printed: string[] = [];
  for (const stream of [app.process().stdout, app.process().stderr]) {
    stream?.on('data', (piece: Buffer) => printed.push(piece.toString('utf8')));
  }
  await residua.createVault();
  await residua.skipWelcome();
  const save = async (name: string): Promise<void> => answerSaveDialog(app, join(exported, name));
  /** Writes a file outside the searched folders, for the next dialog to choose. */
  const bring = async (name: string, content: string): Promise<void> => {
    writeFileSync(join(exported, name), content);
    await answerOpenDialog(app, join(exported, name));
  };
  const { evaluation, places } = withCanaries();
  expect(places).toBeGreaterThan(70);

  const identity = await directly(window, 'identity.create', {
    ...{ name: `${CANARY} Identity`, organization: `${CANARY} Clinic`, email: 'a@example.org', algorithm: 'P-256' },
    ...{ licenceNumber: `${CANARY} 7`, passphrase: PASSPHRASE },
  });
  const { id, reviewer } = await test.step('enter it in every call that takes a text', async () => {
    await directly(window, 'examiner.save', { name: `${CANARY} Examiner` });
    await directly(window, 'phrase.save', { id: null, title: `${CANARY} title`, body: `${CANARY} body` });
    const accounts = await directly(window, 'account.add', {
      ...{ passphrase: PASSPHRASE, name: AT_THE_DOOR, role: 'reviewer', newPassphrase: `${CANARY} passphrase` },
    });
    const created = await directly(window, 'evaluation.create', { from: 'empty' });
    const added = await attach(window, `${CANARY}.pdf`, Buffer.from(PDF));
    const changes = Object.entries(evaluation)
      .filter(([name]) => name !== 'format')
      .map(([name, value]) => ({ op: 'set' as const, path: `/${name}`, value: value as never }));
    const rejected = [{ path: '/residual/discharge', text: `${CANARY} rejected`, message: 'Not a number.' }];
    changes.push({ op: 'set', path: '/rejected', value: rejected as never });
    const { revision } = await directly(window, 'evaluation.change', { id: created.id, revision: 0, changes });
    const records = [...evaluation.recordsReviewed, { attachments: [added] }];
    const back = [{ op: 'set' as const, path: '/history/presentIllness', value: `${CANARY} undone` }];
    await directly(window, 'evaluation.change', {
      ...{ id: created.id, revision, changes: [{ op: 'set', path: '/recordsReviewed', value: records as never }] },
      undo: { cursor: 1, first: 1, last: 1, steps: [{ step: 1, back, forth: [] }] },
    });
    return { id: created.id, reviewer: accounts.find(({ name }) => name === AT_THE_DOOR) };
  });

  await test.step('preview, sign, amend, export, print what fails', async () => {
    const signable = await directly(window, 'evaluation.create', { from: 'sample' });
    const named = [{ op: 'set' as const, path: '/case/claimNumber', value: `${CANARY} 417` }];
    const { revision } = await directly(window, 'evaluation.change', { id: signable.id, revision: 0, changes: named });
    const open = await directly(window, 'evaluation.open', { id });
    const draft = { id, revision: open.revision, identityId: null };
    expect((await direct(window, 'report.preview', draft)).ok).toBe(true);
    const signing = { id: signable.id, revision, identityId: identity.id, passphrase: PASSPHRASE };
    await directly(window, 'statement.sign', signing);
    await directly(window, 'report.sign', signing);
    const addendum = {
      ...{ kind: 'correction' as const, reason: `${CANARY} reason`, recordsReviewed: `${CANARY} records` },
      ...{ body: `${CANARY} body`, changedOpinions: `${CANARY} opinions`, county: `${CANARY} county` },
    };
    await directly(window, 'addendum.preview', { id: signable.id, addendum, identityId: identity.id });
    const further = { id: signable.id, identityId: identity.id, passphrase: PASSPHRASE };
    await directly(window, 'addendum.sign', { ...further, addendum });
    await directly(window, 'countersignature.sign', further);
    await directly(window, 'addendum.save', { id: signable.id, addendum });
    await save('report.pdf');
    await directly(window, 'report.export', { id: signable.id });
    await save('copy.txt');
    await directly(window, 'report.exportCopy', { id, format: 'txt' });
    await save('case.residua');
    await directly(window, 'evaluation.exportCase', { id });
    await directly(window, 'backup.make', null);
    // What fails may be logged; what it failed on may not.
    await direct(window, 'evaluation.change', {
      id,
      revision: 0,
      changes: [{ op: 'set', path: `/${CANARY}`, value: CANARY }],
    });
    await direct(window, 'attachment.add', { name: `${CANARY}.pdf`, bytes: new Uint8Array() });
    await direct(window, 'evaluation.list', { search: CANARY });
    await bring('bundle.json', JSON.stringify(BUNDLE));
    await directly(window, 'evaluation.import', { from: 'dialog' });
    await bring(`${CANARY}.residua-update.json`, JSON.stringify({ format: CANARY, files: [CANARY] }));
    expect(await direct(window, 'update.choose', null)).toMatchObject({ ok: false });
    await bring(`${CANARY}.pdf`, PDF);
    expect((await direct(window, 'verify.file', null)).ok).toBe(true);
    const broken = { from: { name: `${CANARY}.residua`, bytes: [1] } };
    expect(await direct(window, 'evaluation.import', broken)).toMatchObject({ ok: false });
    await save(join(CANARY, 'nowhere', 'report.pdf'));
    await direct(window, 'report.export', { id: signable.id });
  });

  await test.step('look at it, copy it, let the window crash, lock', async () => {
    // The list was read before anything was in it.
    await window.reload();
    await window
      .getByRole('row', { name: new RegExp(CANARY) })
      .first()
      .waitFor();
    await app.evaluate(({ BrowserWindow, dialog }) => {
      dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false });
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      contents?.selectAll();
      contents?.copy();
    });
    await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toContain(CANARY);
    const titles = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((each) => each.getTitle()),
    );
    expect(titles).toEqual(['Residua']);
    await app.evaluate(
      ({ BrowserWindow }) =>
        new Promise<void>((done) => {
          const contents = BrowserWindow.getAllWindows()[0]?.webContents;
          contents?.once('did-finish-load', () => done());
          contents?.forcefullyCrashRenderer();
        }),
    );
    // Playwright's own view of a page does not survive its crash.
    await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(`residua.calls['vault.lock'](null)`),
    );
    await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toBe('');
    // A wrong try waits beside the vault for the trail to be told of it.
    const wrong = { passphrase: `${CANARY} wrong`, account: reviewer?.id ?? null };
    const answered: unknown = await app.evaluate(
      ({ BrowserWindow }, script) =>
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(script) as Promise<unknown>,
      `residua.calls['vault.unlock'](${JSON.stringify(wrong)})`,
    );
    expect(answered).toMatchObject({ ok: false, error: { code: 'wrong-passphrase' } });
    expect(readdirSync(join(dataFolder, 'vault'))).toContain('pending-events.json');
  });

  await test.step('search while it runs, and after its end', async () => {
    for (const pid of process.platform === 'linux' ? processesOf(app) : []) {
      expect(readIfThere(`/proc/${String(pid)}/cmdline`) ?? '').not.toContain(CANARY);
    }
    expect(readableIn(searched, CANARY)).toEqual([]);
    await app.close();
    expect(readableIn(searched, CANARY)).toEqual([]);
    expect(readableIn(searched, PASSPHRASE)).toEqual([]);
    // Nor what libraries made of the attached file.
    expect(readableIn(searched, NUMBER)).toEqual([]);
    for (const word of [CANARY, NUMBER, PASSPHRASE]) expect(printed.join('')).not.toContain(word);
    // The names of the accounts stand in the header of the vault and of its backups, and nowhere else.
    const named = readableIn(searched, AT_THE_DOOR);
    expect(named).toContain(join(dataFolder, 'vault', 'vault.json'));
    for (const path of named) expect(path).toMatch(/[\\/]vault\.json$|\.residua-backup$/);
    // The log is there and was searched; the search finds what is there, in both notations and in names.
    expect(readableIn(searched, 'Started ').map((path) => path.slice(dataFolder.length))).toContain(
      '/logs/residua.log',
    );
    for (const [name, bytes] of [
      ['planted', Buffer.from(`x${CANARY}x`)],
      ['wide', Buffer.from(CANARY, 'utf16le')],
      [CANARY, Buffer.from('nothing')],
    ] as const) {
      const planted = join(home, name);
      writeFileSync(planted, bytes);
      expect(readableIn(searched, CANARY)).toEqual([planted]);
      rmSync(planted);
    }
    // What was exported on purpose is readable, so the canaries did go in.
    const cases = readableIn([exported], CANARY).filter((path) => path.endsWith('.residua'));
    expect(cases).toEqual([join(exported, 'case.residua')]);
  });
});
