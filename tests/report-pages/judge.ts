import { spawnSync } from 'node:child_process';
import { validateWithVeraPdf, type Validation } from '../tools/verapdf.ts';

/** What an independent program said of a file, without the paths of this machine. */
export interface Judgement {
  readonly file: string;
  readonly program: string;
  readonly output: string;
}

/** What a reader can copy, for a report named by FILE; each is run as it stands here. */
export const COMMANDS = [
  {
    program: 'pdfsig',
    does: 'Who signed, when, whether the whole file is signed and unchanged (Poppler)',
    command: 'pdfsig -nocert FILE',
    expected: 'Signature is Valid',
  },
  {
    program: 'openssl',
    does: 'The signature by its mathematics alone: the signed bytes and the signature are taken out of the file, then held against each other',
    command: [
      "set -- $(grep -a -o '/ByteRange *\\[[^]]*\\]' FILE | tail -n 1 | tr -dc '0-9 ')",
      '{ head -c "$2" FILE; tail -c "+$(($3 + 1))" FILE | head -c "$4"; } > signed-bytes',
      'head -c "$3" FILE | tail -c "+$(($2 + 1))" | tr -d \'<>\' | perl -ne \'print pack "H*", $_\' > signature.der',
      'openssl pkcs7 -inform DER -in signature.der -print_certs -out certificate.pem',
      'openssl cms -verify -cades -binary -inform DER -in signature.der -content signed-bytes -CAfile certificate.pem -no_check_time -purpose any -out /dev/null',
    ].join('\n'),
    expected: 'CAdES Verification successful',
  },
  {
    program: 'qpdf',
    does: 'Whether the file is whole',
    command: 'qpdf --check FILE',
    expected: 'No syntax or stream encoding errors',
  },
  {
    program: 'mutool',
    does: 'The signature once more, by another program (MuPDF)',
    command: 'mutool sign -v FILE',
    expected: 'The document is unchanged since signing',
  },
  {
    program: 'pdfdetach',
    does: 'The files inside: the evaluation as data, exhibits as they were received',
    command: 'pdfdetach -list FILE',
    expected: 'embedded file',
  },
] as const;

/** Validates the files as PDF/A-3a and PDF/UA-1. @throws Error when one is not. */
export async function validated(paths: readonly string[]): Promise<Validation[]> {
  const validations = await validateWithVeraPdf(paths, ['3a', 'ua1']);
  for (const { file, flavour, compliant, failures } of validations) {
    if (!compliant) throw new Error(`${file} is not ${flavour}: ${failures.join('; ')}`);
  }
  return validations;
}

/**
 * Lets the other programs judge a file of the folder.
 *
 * @throws Error when one of them refuses it: the documentation never shows a failure as proof.
 */
export function judgements(file: string, folder: string): Judgement[] {
  return COMMANDS.map(({ program, command, expected }) => {
    const { stdout, stderr } = spawnSync('bash', ['-c', command.replaceAll('FILE', file)], {
      cwd: folder,
      encoding: 'utf8',
    });
    const output = (stdout + stderr).replaceAll(`${folder}/`, '').trim();
    if (!output.includes(expected)) throw new Error(`${program} does not say "${expected}" of ${file}: ${output}`);
    return { file, program, output };
  });
}
