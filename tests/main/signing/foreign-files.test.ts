import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyPdf } from '../../../main/signing/verify.ts';
import { emptyPage, filledBy, opensslAccepts, opensslCms, opensslSigner, type OpensslSigner } from './foreign.ts';
import {
  appended,
  asBytes,
  asText,
  highestObject,
  objectWith,
  patched,
  run,
  tryRun,
  unsignedPdf,
  workFolder,
} from './support.ts';
import { timestampAuthority, type Authority } from './timestamp-authority.ts';

const folder = workFolder();
let authority: Authority;
let signer: OpensslSigner;
/** Signed by openssl as an approval, not a certification, in a file of another program. */
let approved: Uint8Array;
const soon = new Date(Math.floor(Date.now() / 1000) * 1000 + 60_000);

beforeAll(async () => {
  authority = await timestampAuthority(folder);
  signer = opensslSigner(folder, 'Other signer');
  approved = await filledBy(await place(), opensslCms(folder, signer, true));
});
afterAll(() => {
  authority.close();
  folder.done();
});

/** A place for a signature that does not certify. */
async function place(): Promise<Uint8Array> {
  const empty = await unsignedPdf({ signedAt: soon, foreign: true });
  return asBytes(asText(empty).replaceAll('/DocMDP', '/Nothng'));
}

/** How many signatures pdfsig calls valid, of how many. */
function judged(pdf: Uint8Array): [valid: number, all: number] {
  const { output } = tryRun('pdfsig', '-nocert', folder.file('judged.pdf', pdf));
  return [output.match(/Signature is Valid/g)?.length ?? 0, output.match(/^Signature #/gm)?.length ?? 0];
}

const object = (pdf: Uint8Array, pattern: RegExp) => objectWith(pdf, pattern);
const catalogOf = (pdf: Uint8Array) => object(pdf, /\/Type \/Catalog/);
const pageOf = (pdf: Uint8Array) => object(pdf, /\/Type \/Page\n/);

/** Data to validate signatures later, as PAdES-B-LT has it: the certificates and a list for the signature. */
function withDss(pdf: Uint8Array, further: Record<number, string> = {}): Uint8Array {
  const { number, body } = catalogOf(pdf);
  const first = highestObject(pdf) + 1;
  const der = `${folder.path}/authority.der`;
  run('openssl', 'x509', '-in', signer.authority, '-outform', 'DER', '-out', der);
  const certificate = asText(readFileSync(der));
  return appended(pdf, {
    objects: {
      [number]: body.replace(/>>$/, `/DSS ${String(first)} 0 R >>`),
      [first]: `<< /Type /DSS /Certs [ ${String(first + 1)} 0 R ] /VRI << /${'AB'.repeat(20)} << /Cert [ ${String(first + 1)} 0 R ] >> >> >>`,
      [first + 1]: `<< /Length ${String(certificate.length)} >>\nstream\n${certificate}\nendstream`,
      ...further,
    },
  });
}

/** A timestamp over the document in a new field that shows nothing, as PAdES-B-LTA has it. */
async function withDocumentTimestamp(pdf: Uint8Array, rect = '0 0 0 0'): Promise<Uint8Array> {
  const form = object(pdf, /\/SigFlags 3/);
  const field = highestObject(pdf) + 1;
  const prepared = appended(pdf, {
    objects: {
      [form.number]: form.body.replace(/\/Fields \[([^\]]*)\]/, `/Fields [$1 ${String(field)} 0 R]`),
      [field]: `<< /Type /Annot /Subtype /Widget /FT /Sig /T (Stamp${String(field)}) /Rect [${rect}] /F 132 /V ${String(field + 1)} 0 R >>`,
      [field + 1]:
        `<< /Type /DocTimeStamp /Filter /Adobe.PPKLite /SubFilter /ETSI.RFC3161 /ByteRange [0 9999999999 9999999999 9999999999] /Contents <${'0'.repeat(12_288)}> >>`,
    },
  });
  return filledBy(prepared, (covered) => tokenFor(covered));
}

function tokenFor(covered: Uint8Array): Uint8Array {
  const [data, query, reply, token] = ['data', 'query', 'reply', 'token'].map((name) => `${folder.path}/${name}.tsx`);
  folder.file('data.tsx', covered);
  run('openssl', 'ts', '-query', '-data', data ?? '', '-sha256', '-cert', '-out', query ?? '');
  folder.file('reply.tsx', authority.reply(readFileSync(query ?? '')));
  run('openssl', 'ts', '-reply', '-in', reply ?? '', '-token_out', '-out', token ?? '');
  return readFileSync(token ?? '');
}

describe('files as other programs sign them', () => {
  it('by poppler twice, the second in a field of its own making: both are valid, and pdfsig agrees', async () => {
    const database = `sql:${folder.path}`;
    const p12 = `${folder.path}/nss.p12`;
    const from = ['-inkey', signer.key, '-in', signer.certificate, '-certfile', signer.authority];
    run('openssl', 'pkcs12', '-export', ...from, '-name', 'other', '-out', p12, '-passout', 'pass:x');
    run('certutil', '-N', '-d', database, '--empty-password');
    run('pk12util', '-i', p12, '-d', database, '-W', 'x');
    let path = folder.file('plain.pdf', emptyPage());
    for (const name of ['first', 'second']) {
      const out = `${folder.path}/${name}.pdf`;
      tryRun('pdfsig', '-nssdir', database, path, out, '-add-signature', '-nick', 'other');
      path = out;
    }
    const pdf = new Uint8Array(readFileSync(path));
    expect(judged(pdf)).toEqual([2, 2]);
    expect(await verifyPdf(pdf)).toMatchObject({
      valid: true,
      signatures: [
        {
          valid: true,
          signer: 'Other signer',
          coversWholeDocument: false,
          addedSince: ['the signature of Other signer'],
        },
        { valid: true, signer: 'Other signer', coversWholeDocument: true, addedSince: [] },
      ],
    });
  });

  it('with data to validate later (PAdES-B-LT): valid, and told', async () => {
    const pdf = withDss(approved);
    expect(judged(pdf)).toEqual([1, 1]);
    expect(await verifyPdf(pdf)).toMatchObject({
      valid: true,
      signatures: [{ coversWholeDocument: false, addedSince: ['data to validate the signatures later'] }],
    });
  });

  it('with that and a timestamp over the document (PAdES-B-LTA), even twice: valid, and told', async () => {
    const once = await withDocumentTimestamp(withDss(approved));
    // This pdfsig does not know timestamps of documents; openssl, which made it, does.
    expect(judged(once)).toEqual([1, 2]);
    expect(opensslAccepts(folder, once)).toBe(true);
    expect(await verifyPdf(once)).toMatchObject({
      valid: true,
      signatures: [
        {
          kind: 'signature',
          addedSince: ['a document timestamp of Test timestamps', 'data to validate the signatures later'],
        },
        { kind: 'timestamp', valid: true, signer: 'Test timestamps', timestamp: 'valid', coversWholeDocument: true },
      ],
    });
    const again = await withDocumentTimestamp(once);
    expect(opensslAccepts(folder, again)).toBe(true);
    expect(await verifyPdf(again)).toMatchObject({ valid: true });
  });

  it('with a timestamp over another document: not valid, neither it nor the signature under it', async () => {
    const pdf = await withDocumentTimestamp(approved);
    const at = approved.length + 60;
    const changed = Uint8Array.from(pdf);
    changed[at] = (changed[at] ?? 0) ^ 1;
    const { valid, signatures } = await verifyPdf(changed);
    expect(valid).toBe(false);
    expect(signatures.map((signature) => signature.valid)).not.toContain(true);
  });

  it('with a timestamp alone: valid as one, but nobody has signed', async () => {
    const text = asText(await place()).replace('/ETSI.CAdES.detached', '/ETSI.RFC3161'.padEnd(20));
    const pdf = await filledBy(asBytes(text), (covered) => tokenFor(covered));
    expect(await verifyPdf(pdf)).toMatchObject({
      valid: false,
      reason: 'The PDF holds a timestamp, but nobody has signed it.',
      signatures: [{ kind: 'timestamp', valid: true }],
    });
  });

  it('with certificates that lead nowhere: valid, and they are not told as vouching', async () => {
    const stranger = opensslSigner(folder, 'Stranger');
    const bundle = folder.file(
      'bundle.pem',
      [stranger.certificate, stranger.authority, signer.authority].map((path) => readFileSync(path, 'utf8')).join(''),
    );
    const pdf = await filledBy(await place(), opensslCms(folder, { ...signer, authority: bundle }, true));
    expect(judged(pdf)).toEqual([1, 1]);
    const { valid, signatures } = await verifyPdf(pdf);
    expect(valid).toBe(true);
    expect(signatures[0]?.chain.map(({ subject }) => subject)).toEqual(['CN=Other signer', 'CN=Other Authority']);
  });

  it('by an algorithm that is not known here: cannot be judged, which is not the same as not valid', async () => {
    const pdf = await filledBy(await place(), opensslCms(folder, signer, true, ['-keyopt', 'rsa_padding_mode:pss']));
    expect(judged(pdf)).toEqual([1, 1]);
    expect(await verifyPdf(pdf)).toMatchObject({ valid: false, judged: false, signatures: [{ judged: false }] });
    const old = patched(await place(), '/ETSI.CAdES.detached', '/adbe.pkcs7.sha1    ');
    expect(await verifyPdf(old)).toMatchObject({ valid: false, judged: false });
    const touched = Uint8Array.from(approved);
    touched[60] = (touched[60] ?? 0) ^ 1;
    expect(await verifyPdf(touched)).toMatchObject({ valid: false, judged: true });
  });
});

describe('what hides behind an allowed addition is refused', () => {
  const refused = async (pdf: Uint8Array): Promise<void> => {
    const { valid, signatures } = await verifyPdf(pdf);
    expect(valid).toBe(false);
    expect(signatures[0]?.valid).toBe(false);
  };

  it.each<[string, () => Record<number, string>]>([
    ['a changed page', () => ({ [pageOf(approved).number]: pageOf(approved).body.replace('/Contents', '/Nothing') })],
    [
      'a mark on the page',
      () => ({
        [pageOf(approved).number]: pageOf(approved).body.replace('/Annots [', '/Annots [ 900 0 R'),
        900: '<< /Type /Annot /Subtype /Square /Rect [0 0 300 300] >>',
      }),
    ],
    [
      'other content of the page',
      () => {
        const number = Number(/\/Contents (?:\[ )?(\d+)/.exec(pageOf(approved).body)?.[1]);
        return { [number]: '<< /Length 1 >>\nstream\nq\nendstream' };
      },
    ],
    [
      'the metadata',
      () => ({
        [catalogOf(approved).number]: catalogOf(approved).body.replace(/>>$/, '/Metadata 900 0 R /DSS << >> >>'),
      }),
    ],
    [
      'a script',
      () => ({
        [catalogOf(approved).number]: catalogOf(approved).body.replace(
          />>$/,
          '/OpenAction << /S /JavaScript /JS (x) >> /DSS << >> >>',
        ),
      }),
    ],
    [
      'an attached file',
      () => ({
        [catalogOf(approved).number]: catalogOf(approved).body.replace(/>>$/, '/AF [ 900 0 R ] /DSS << >> >>'),
        900: '<< /Type /Filespec >>',
      }),
    ],
    [
      'a new form field',
      () => {
        const form = object(approved, /\/SigFlags 3/);
        return {
          [form.number]: form.body.replace('/Fields [', '/Fields [ 900 0 R'),
          900: '<< /FT /Tx /T (a) /V (b) >>',
        };
      },
    ],
    [
      'the value of the signed field',
      () => {
        const field = object(approved, /\/T <FEFF00450078/);
        return { [field.number]: field.body.replace('/F 132', '/F 2') };
      },
    ],
  ])('data to validate later, with %s', async (_, further) => {
    await refused(withDss(approved, further()));
    await refused(await withDocumentTimestamp(withDss(approved, further())));
  });

  it.each<[string, () => Record<number, string>]>([
    ['the page as it was', () => ({ [pageOf(approved).number]: pageOf(approved).body })],
    ['an object that nobody uses', () => ({ 900: '<< /Harmless true >>' })],
  ])('data to validate later that no later signature covers, with %s', async (_, further) => {
    await refused(withDss(approved, further()));
  });

  it('a page that was named among the data to validate before it was signed', async () => {
    const empty = await place();
    const number = Number(/\/Contents (?:\[ )?(\d+)/.exec(pageOf(empty).body)?.[1]);
    const catalog = catalogOf(empty);
    const body = catalog.body.replace(/>>$/, `/DSS << /Certs [ ${String(number)} 0 R ] >> >>`);
    const prepared = appended(empty, { objects: { [catalog.number]: body } });
    const pdf = await filledBy(prepared, opensslCms(folder, signer, true));
    expect(await verifyPdf(pdf)).toMatchObject({ valid: true });
    await refused(appended(pdf, { objects: { [number]: '<< /Length 1 >>\nstream\nq\nendstream' } }));
  });

  it('a timestamp that shows itself on the page: told where approved, refused where certified', async () => {
    const shown = await verifyPdf(await withDocumentTimestamp(approved, '0 0 200 200'));
    expect(shown).toMatchObject({ valid: true });
    const certified = await filledBy(
      await unsignedPdf({ signedAt: soon, foreign: true }),
      opensslCms(folder, signer, true),
    );
    expect(await verifyPdf(await withDocumentTimestamp(certified))).toMatchObject({ valid: true });
    await refused(await withDocumentTimestamp(certified, '0 0 200 200'));
  });
});
