import { expect, test } from 'vitest';
import { injectFaults } from '../../torture/faults.ts';
import { temporaryFolder } from '../store/temporary-store.ts';

const FAULTS = 4;
const LOGS = 1;

test(`a disk that is full, read-only or failing at ${String(FAULTS)} moments, and logs cut short: nothing acknowledged is lost`, async () => {
  const run = injectFaults(temporaryFolder(), { faults: FAULTS, logs: LOGS, seed: 20_261_124 });
  if (process.platform !== 'linux') {
    await expect(run).rejects.toThrow('on Linux alone');
    return;
  }
  const figures = await run;
  for (const error of ['ENOSPC', 'EROFS', 'EIO']) expect(figures.injected[error], error).toBeGreaterThan(0);
  expect(figures.refused).toBeGreaterThan(0);
  expect(figures.acknowledged).toBeGreaterThan(FAULTS);
  expect(figures).toMatchObject({ rounds: FAULTS, logs: LOGS });
}, 180_000);
