import { resolve } from 'node:path';
import { asksForCounty } from '../domain/addendum.ts';
import { readReport } from '../exchange/report-import.ts';
import { countersignReport } from '../report/countersigned.ts';
import { describeIdentity } from '../signing/identity.ts';
import { PDF_MAX_BYTES, readInput, targetPath, writeTargets } from './files.ts';
import { identityFile, timestampOption } from './identity-file.ts';
import type { CliIo } from './io.ts';
import { Refusal } from './refusal.ts';

export interface CountersignOptions {
  readonly out: string;
  readonly p12: string;
  readonly p12PasswordFile: string;
  readonly credentials?: string;
  readonly license?: string;
  readonly county?: string;
  readonly timestampUrl?: string;
  readonly force?: boolean;
}

/** `countersign REPORT.pdf --out …`: fills the reviewer's field; the report itself is left as it is. */
export async function countersignCommand(file: string, options: CountersignOptions, io: CliIo): Promise<void> {
  const force = options.force === true;
  const target = targetPath(options.out, force, io);
  if (resolve(io.cwd, file) === target) throw new Refusal(['--out: is the report itself; choose another name']);
  const timestamp = timestampOption(options.timestampUrl);
  const report = readInput(file, 'REPORT.pdf', PDF_MAX_BYTES, io);
  const identity = await identityFile(options.p12, options.p12PasswordFile, io);
  const signedAt = io.now();
  await checkCounty(report, options);
  const { credentials, license: licenceNumber, county } = options;
  const countersignature = { report, reviewer: { credentials, licenceNumber, county } };
  const { pdf, sha256, timestampedAt } = await countersignReport(countersignature, identity, signedAt, { timestamp });
  await writeTargets({ path: target, bytes: pdf, overwrite: force });
  const told = {
    file: options.out,
    sha256,
    signer: describeIdentity(identity).name,
    signedAt: signedAt.toISOString(),
    ...(timestampedAt === null ? {} : { timestampedAt: timestampedAt.toISOString() }),
  };
  io.out(`${JSON.stringify(told, null, 2)}\n`);
}

/** A profile that wants to know where a report is signed wants to know it of its countersignature too (P2). */
async function checkCounty(report: Uint8Array, { county }: CountersignOptions): Promise<void> {
  const { attached } = await readReport(report);
  if (attached.kind !== 'read' || !asksForCounty(attached.evaluation)) return;
  if (county === undefined || county.trim() === '') {
    throw new Refusal(['--county: is missing; the profile of this report asks where it is signed']);
  }
}
