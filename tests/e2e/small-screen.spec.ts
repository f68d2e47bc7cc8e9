import { expect } from '@playwright/test';
import { startDisplay } from './displays.ts';
import { test } from './start.ts';

test('on the screen of a small laptop the window lies on it as a whole', async ({ start }) => {
  const small = process.platform === 'linux' ? await startDisplay([], '1366x768') : null;
  try {
    const { app } = await start(small === null ? {} : { env: { DISPLAY: small.display } });
    const [bounds, room] = await app.evaluate(({ BrowserWindow, screen }) => [
      BrowserWindow.getAllWindows()[0]?.getBounds(),
      screen.getPrimaryDisplay().workArea,
    ]);
    if (bounds === undefined) throw new Error('There is no window.');
    expect(bounds.x).toBeGreaterThanOrEqual(room.x);
    expect(bounds.y).toBeGreaterThanOrEqual(room.y);
    expect(bounds.x + bounds.width).toBeLessThanOrEqual(room.x + room.width);
    expect(bounds.y + bounds.height).toBeLessThanOrEqual(room.y + room.height);
    await app.close();
  } finally {
    small?.end();
  }
});
