import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ResiduaError } from '../../main/domain/errors.ts';
import { PASSPHRASE, quickVault } from '../main/vault/quick-vault.ts';
import { generator } from '../torture/random.ts';
import { mutated } from './mutate.ts';
import { parsers, type Parser } from './parsers.ts';

/**
 * Feeds every reader of files from outside with changed files, in a process with little memory of its own, and tells on its
 * output what became of them. The parent ends it when it falls silent: that input hangs.
 *
 * Arguments: how many times the usual number, seed, where to leave an input that is a finding.
 */
const [times = 1, seed = 1] = process.argv.slice(2, 4).map(Number);
const finding = process.argv[4] ?? 'finding';

export interface ParserFigures {
  readonly name: string;
  readonly tried: number;
  readonly taken: number;
  readonly refused: number;
  /** Largest resident memory of the process so far, MiB. */
  readonly mebibytes: number;
}

const tell = (what: object): void => void process.stdout.write(`${JSON.stringify(what)}\n`);
const namesOf = (target: object): string => Object.getOwnPropertyNames(target).join();

const folder = mkdtempSync(join(tmpdir(), 'residua-fuzz-'));
process.chdir(folder);
const prototypes = [Object.prototype, Array.prototype, Function.prototype];
const before = prototypes.map(namesOf);

for (const parser of await everyParser()) await feed(parser);
if (prototypes.map(namesOf).join() !== before.join()) throw new Error('A prototype has been changed.');
const left = readdirSync(folder);
if (left.length > 0) throw new Error(`Readers left files behind: ${left.join()}`);
rmSync(folder, { recursive: true });

async function everyParser(): Promise<Parser[]> {
  const place = mkdtempSync(join(tmpdir(), 'residua-fuzz-vault-'));
  const vault = quickVault(place);
  await vault.create(PASSPHRASE);
  const { fileName } = await vault.backups.make('asked', new Date());
  const found = (await vault.backups.list()).find((each) => each.path.endsWith(fileName));
  if (found === undefined) throw new Error('The backup is not listed.');
  const all = await parsers({
    backup: new Uint8Array(readFileSync(found.path)),
    header: new Uint8Array(readFileSync(join(place, 'vault.json'))),
    trail: vault.database,
  });
  vault.lock();
  return all;
}

async function feed({ name, files, usual, read }: Parser): Promise<void> {
  const next = generator(seed);
  let [tried, taken, refused] = [0, 0, 0];
  for (let round = 0; round < files.length + usual * times; round += 1) {
    const whole = files[round % files.length] ?? new Uint8Array(0);
    // Each file as it is comes first.
    const bytes = round < files.length ? whole : mutated(whole, files, next);
    // What hangs is there to be looked at.
    writeFileSync(finding, bytes);
    try {
      const result = await read(bytes);
      if (isRefusal(result)) refused += 1;
      else taken += 1;
    } catch (error) {
      if (!(error instanceof ResiduaError) || error.code === 'internal') {
        tell({ finding: name, error: error instanceof Error ? error.stack : String(error) });
        process.exit(3);
      }
      refused += 1;
    }
    tried += 1;
    if (round % 20 === 0) tell({ alive: name, tried });
    // Timers and the parent's signals get their turn.
    await pause(0);
  }
  const figures: ParserFigures = { name, tried, taken, refused, mebibytes: process.resourceUsage().maxRSS / 1024 };
  tell(figures);
}

/** Some readers answer a refusal instead of throwing it. */
function isRefusal(result: unknown): boolean {
  return typeof result === 'object' && result !== null && 'ok' in result && result.ok === false;
}
