// Stands in for Electron's default application in the development-only Electron: `electron [-r FILE] [flags] FOLDER`.
// A module with top-level await, so that Electron holds back `ready` until the application has been evaluated.
import { app } from 'electron';
import { readFileSync } from 'node:fs';
import Module from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const preloaded = [];
let folder;
const words = process.argv.slice(1);
while (words.length > 0 && folder === undefined) {
  const word = words.shift();
  if (word === '-r' || word === '--require') preloaded.push(words.shift());
  else if (!word.startsWith('-')) folder = resolve(word);
}
if (folder === undefined) throw new Error('usage: electron [-r FILE] FOLDER');

Module._preloadModules(preloaded);
Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true });
const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
app.setVersion(manifest.version);
app.setName(manifest.productName ?? manifest.name);
app.setAppPath(folder);
await import(pathToFileURL(join(folder, manifest.main)).href);
