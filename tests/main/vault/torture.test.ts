import { expect, test } from 'vitest';
import { temporaryFolder } from '../store/temporary-store.ts';
import { torture } from '../../torture/kills.ts';
import { killMigrations } from '../../torture/migrations.ts';

const KILLS = 7;
const SEED = 20_261_124;

test(`killed ${String(KILLS)} times at work (seed ${String(SEED)}), nothing acknowledged is lost and no PDF is half-written; \`npm run torture\` does it 500 times`, async () => {
  const figures = await torture(temporaryFolder(), { kills: KILLS, seed: SEED, longest: 200 });
  expect(figures.kills).toBe(KILLS);
  expect(figures.acknowledged).toBeGreaterThan(KILLS);
  expect(figures.checked).toBeGreaterThan(KILLS);
}, 180_000);

test('killed while it migrates and seals a vault of an older version, it opens whole afterwards', async () => {
  await expect(killMigrations(temporaryFolder(), { kills: 2, seed: SEED })).resolves.toBeGreaterThan(0);
}, 180_000);
