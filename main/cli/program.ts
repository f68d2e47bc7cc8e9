import { Command, Option } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import type { AddendumOptions } from './addendum.ts';
import type { CountersignOptions } from './countersign.ts';
import type { IdentityNewOptions } from './identity-new.ts';
import { EXPORT_FORMATS, type ExportOptions } from './export.ts';
import type { ImportOptions } from './import.ts';
import type { CliIo } from './io.ts';
import type { ReportOptions } from './report.ts';
import type { ReportBatchOptions } from './report-batch.ts';
import type { SignedDocumentOptions } from './signed-document.ts';
import type { UpdateVerifyOptions } from './update-verify.ts';
import type { VerifyOptions } from './verify.ts';

const P12_PASSWORD_FILE = '--p12-password-file <F>';
const TIMESTAMP_URL = '--timestamp-url <URL>';
const TIMESTAMP_HELP = 'ask this server (RFC 3161) for a timestamp; without it nothing goes to a network';
const FORCE = '--force';

/**
 * The commands and their options. A command's module is loaded when it is called: scoring needs no PDF engine.
 *
 * @param exit told the exit code of a command that has one of its own.
 */
export function program(io: CliIo, exit: (code: number) => void): Command {
  const residua = new Command('residua')
    .description('Independent medical evaluations of the hip: residual score, signed report.')
    .version(packageJson.version)
    .configureOutput({ writeOut: io.out, writeErr: io.err })
    .showHelpAfterError('Use --help to see the commands and options.')
    .exitOverride();

  residua
    .command('score')
    .description('score evaluation files and print the results as JSON')
    .argument('<FILE...>', 'evaluation files (residua-evaluation/1)')
    .action(async (files: string[]) => {
      const { scoreCommand } = await import('./score.ts');
      scoreCommand(files, io);
    });

  signing(residua.command('report'), '--out <REPORT.pdf>')
    .description('write the signed PDF report of an evaluation')
    .option('--strict', 'refuse an evaluation that lacks what its report profile asks for')
    .option('--exhibits <FOLDER>', 'folder with the files of the exhibits, found by their SHA-256')
    .option('--batch <FOLDER>', 'make the reports of all case files of a folder; --out then names a folder')
    .option('--jobs <N>', 'with --batch: how many reports are made at once')
    .action(async (file: string | undefined, options: ReportOptions & Partial<Pick<ReportBatchOptions, 'batch'>>) => {
      const { batch } = options;
      if (batch !== undefined) {
        const { reportBatchCommand } = await import('./report-batch.ts');
        exit(await reportBatchCommand(file, { ...options, batch }, io));
        return;
      }
      const { reportCommand } = await import('./report.ts');
      await reportCommand(file, options, io);
    });

  signing(residua.command('statement'), '--out <STATEMENT.pdf>')
    .description('write the signed return-to-work statement of an evaluation: one page, no diagnoses, no history')
    .action(async (file: string | undefined, options: SignedDocumentOptions) => {
      const { statementCommand } = await import('./statement.ts');
      await statementCommand(file, options, io);
    });

  residua
    .command('countersign')
    .description('sign a signed report as its reviewer; the report itself stays as it is')
    .argument('<REPORT.pdf>', 'signed report')
    .requiredOption('--out <REPORT.pdf>', 'file to write')
    .requiredOption('--p12 <ID.p12>', 'identity to sign with')
    .requiredOption(P12_PASSWORD_FILE, 'file that holds the password of the identity')
    .option('--credentials <TEXT>', 'credentials that the signature shows, e.g. "MD, FAAOS"')
    .option('--license <TEXT>', 'license number that the signature shows, e.g. "G-12345, California"')
    .option('--county <NAME>', 'county in which it is signed, where the profile of the report asks for it')
    .option(TIMESTAMP_URL, TIMESTAMP_HELP)
    .option(FORCE, 'replace the file if it exists')
    .action(async (file: string, options: CountersignOptions) => {
      const { countersignCommand } = await import('./countersign.ts');
      await countersignCommand(file, options, io);
    });

  residua
    .command('addendum')
    .description('write a signed addendum to a signed report; the report itself stays as it is')
    .argument('<REPORT.pdf>', 'signed report that is amended')
    .requiredOption('--content <ADDENDUM.json>', 'kind, reason, recordsReviewed, body, changedOpinions and county')
    .requiredOption('--out <ADDENDUM.pdf>', 'file to write')
    .requiredOption('--p12 <ID.p12>', 'identity to sign with')
    .requiredOption(P12_PASSWORD_FILE, 'file that holds the password of the identity')
    .option(
      '--after <ADDENDUM.pdf...>',
      'the addenda to this report that were signed before; they are named, and counted',
    )
    .option(TIMESTAMP_URL, TIMESTAMP_HELP)
    .addOption(pageSize())
    .option(FORCE, 'replace the file if it exists')
    .action(async (file: string, options: AddendumOptions) => {
      const { addendumCommand } = await import('./addendum.ts');
      await addendumCommand(file, options, io);
    });

  residua
    .command('identity')
    .description('identities to sign with')
    .command('new')
    .description('create a self-signed identity')
    .requiredOption('--name <NAME>', 'name that the signature shows')
    .requiredOption('--out <ID.p12>', 'file to write')
    .requiredOption(P12_PASSWORD_FILE, 'file that holds the password to protect the identity with')
    .addOption(new Option('--algorithm <NAME>', 'kind of key').choices(['P-256', 'RSA-3072']).default('P-256'))
    .option('--organization <NAME>', 'organization of the signer')
    .option('--license <NUMBER>', 'license number of the signer')
    .option('--email <ADDRESS>', 'e-mail address of the signer')
    .option(FORCE, 'replace the file if it exists')
    .action(async (options: IdentityNewOptions) => {
      const { identityNewCommand } = await import('./identity-new.ts');
      await identityNewCommand(options, io);
    });

  residua
    .command('verify')
    .description('check the signatures of a PDF and whether data and pages agree; print it as JSON')
    .argument('<REPORT.pdf>', 'signed PDF')
    .option('--original <REPORT.pdf>', 'of an addendum: the report that it amends, to be compared')
    .action(async (file: string, options: VerifyOptions) => {
      const { verifyCommand } = await import('./verify.ts');
      exit(await verifyCommand(file, options, io));
    });

  residua
    .command('import')
    .description(
      'make a case file of the evaluation in a report, after telling what its signatures are worth, or of a FHIR Bundle',
    )
    .argument('<FILE>', 'report with its evaluation inside, or FHIR R4 Bundle (JSON)')
    .requiredOption('--out <CASE.json>', 'case file to write')
    .option(FORCE, 'replace the file if it exists')
    .action(async (file: string, options: ImportOptions) => {
      const { importCommand } = await import('./import.ts');
      await importCommand(file, options, io);
    });

  residua
    .command('audit')
    .description('audit trails that were exported')
    .command('verify')
    .description('follow the chain of an exported audit trail and print the result as JSON')
    .argument('<FILE>', 'audit trail (JSON or CSV)')
    .action(async (file: string) => {
      const { auditVerifyCommand } = await import('./audit-verify.ts');
      exit(auditVerifyCommand(file, io));
    });

  residua
    .command('update')
    .description('updates that came as files')
    .command('verify')
    .description('check the signature of a release and the installers beside it; print the result as JSON')
    .argument('<FILE>', 'installer, or the file of its release that ends in .residua-update.json')
    .option('--key <PUBLIC.pem>', 'public key (Ed25519) to trust in place of those inside the program')
    .action(async (file: string, options: UpdateVerifyOptions) => {
      const { updateVerifyCommand } = await import('./update-verify.ts');
      exit(await updateVerifyCommand(file, options, io));
    });

  residua
    .command('export')
    .description('write an unsigned copy of the report, for a reader who asks for one: Word, plain text, protected PDF')
    .argument('<FILE>', 'evaluation file')
    .requiredOption('--out <COPY>', 'file to write; its name holds the word "unsigned"')
    .addOption(new Option('--format <NAME>', 'kind of copy').choices(EXPORT_FORMATS).makeOptionMandatory())
    .addOption(pageSize())
    .option('--password-file <F>', 'file that holds the password of a protected PDF')
    .option(FORCE, 'replace the file if it exists')
    .action(async (file: string, options: ExportOptions) => {
      const { exportCommand } = await import('./export.ts');
      await exportCommand(file, options, io);
    });

  residua
    .command('schema')
    .description('print the JSON Schema of evaluation files')
    .action(async () => {
      const { schemaCommand } = await import('./schema.ts');
      schemaCommand(io);
    });

  return residua;
}

/** The argument and options of the commands that sign a document. */
function signing(command: Command, out: string): Command {
  return command
    .argument('[FILE]', 'evaluation file')
    .requiredOption(out, 'file to write')
    .option('--p12 <ID.p12>', 'identity to sign with')
    .option(P12_PASSWORD_FILE, 'file that holds the password of the identity')
    .option(TIMESTAMP_URL, TIMESTAMP_HELP)
    .addOption(pageSize())
    .option('--sample', 'take the built-in sample; signs with a throw-away identity unless --p12 is given')
    .option(FORCE, 'replace the file if it exists');
}

function pageSize(): Option {
  return new Option('--page-size <NAME>', 'paper').choices(['letter', 'a4']).default('letter');
}
