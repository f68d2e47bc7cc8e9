import { ResiduaError } from '../domain/errors.ts';
import type { Evaluation } from '../domain/evaluation/evaluation.ts';
import { namedExhibits } from '../domain/exhibits.ts';
import { exhibitDelivery } from '../exchange/exhibit-delivery.ts';
import { missingSource } from '../report/exhibits.ts';
import { readAttachment } from '../store/attachments.ts';
import type { Connection } from '../store/connection.ts';
import type { Vault } from '../vault/vault.ts';
import type { Handlers } from './ipc.ts';

/** The bytes of the pictures among the exhibits. @throws ResiduaError `not-found` with the pointer of the exhibit. */
export function readPictures(db: Connection, evaluation: Evaluation): Map<string, Uint8Array> {
  const pictures = namedExhibits(evaluation).filter(({ file }) => file.mediaType !== 'application/pdf');
  return new Map(pictures.map(({ sha256 }) => [sha256, readExhibit(db, evaluation, sha256)]));
}

/** The bytes of an exhibit. @throws ResiduaError `not-found` with the pointer of the exhibit. */
export function readExhibit(db: Connection, evaluation: Evaluation, sha256: string): Uint8Array {
  try {
    return new Uint8Array(readAttachment(db, sha256).content);
  } catch (error) {
    const exhibit = namedExhibits(evaluation).find((one) => one.sha256 === sha256);
    if (!(error instanceof ResiduaError) || error.code !== 'not-found' || exhibit === undefined) throw error;
    throw missingSource(exhibit);
  }
}

export function exhibitHandlers(vault: Vault): Pick<Handlers, 'exhibit.delivery'> {
  return {
    'exhibit.delivery': async ({ sha256 }) => {
      try {
        const { mediaType, content } = readAttachment(vault.database, sha256);
        return await exhibitDelivery({ mediaType }, new Uint8Array(content));
      } catch (error) {
        if (!(error instanceof ResiduaError) || error.code !== 'not-found') throw error;
        return { kind: 'missing', reason: error.message };
      }
    },
  };
}
