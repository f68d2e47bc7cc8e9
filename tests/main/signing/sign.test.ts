import { beforeAll, describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { PDFDocument } from 'pdf-lib';
import type { SigningIdentity } from '../../../main/signing/identity.ts';
import { addSignatureField, pdfDate, saveForSigning } from '../../../main/signing/placeholder.ts';
import { signPdf } from '../../../main/signing/sign.ts';
import { verifyPdf } from '../../../main/signing/verify.ts';
import { NOW, asBytes, asText, newIdentity, run, signedPdf, unsignedPdf, workFolder } from './support.ts';

let identity: SigningIdentity;
beforeAll(async () => {
  identity = await newIdentity();
});

describe('signing', () => {
  it('changes nothing but the byte range and the signature value', async () => {
    const before = asText(await unsignedPdf());
    const after = asText(await signPdf(asBytes(before), identity, NOW));
    const blank = (text: string): string =>
      text.replace(/\/ByteRange \[[^\]]*\] *\n/, '').replace(/\/Contents <[0-9a-f]+>/, '/Contents <>');
    expect(blank(after)).toBe(blank(before));
    expect(after).toHaveLength(before.length);
  });

  it('leaves the bytes it was given as they are', async () => {
    const before = await unsignedPdf();
    const copy = Uint8Array.from(before);
    await signPdf(before, identity, NOW);
    expect(Buffer.compare(copy, before)).toBe(0);
  });

  it('of RSA gives the same bytes each time', async () => {
    const rsa = await newIdentity('RSA-3072');
    const [one, two] = [await signedPdf(rsa), await signedPdf(rsa)];
    expect(Buffer.compare(one, two)).toBe(0);
  });

  it('works on cross-reference streams and object streams', async () => {
    const folder = workFolder();
    const plain = folder.file('plain.pdf', await unsignedPdf());
    run('qpdf', '--object-streams=generate', plain, `${folder.path}/packed.pdf`);
    const packed = readFileSync(`${folder.path}/packed.pdf`);
    expect(asText(packed)).toContain('/ObjStm');
    const signed = await signPdf(packed, identity, NOW);
    expect(run('pdfsig', '-nocert', folder.file('signed.pdf', signed))).toContain('Signature is Valid.');
    folder.done();
    expect(await verifyPdf(signed)).toMatchObject({
      valid: true,
      signatures: [{ coversWholeDocument: true, certification: 2 }],
    });
  });

  it('keeps the time zone of the stated time', () => {
    expect(pdfDate(NOW, 0)).toBe("D:20260301120000+00'00'");
    expect(pdfDate(NOW, -210)).toBe("D:20260301083000-03'30'");
    expect(pdfDate(NOW, 845)).toBe("D:20260302020500+14'05'");
  });
});

describe('signing is refused', () => {
  it('with an identity that has expired, or whose key is not its own', async () => {
    const later = new Date('2040-01-01T00:00:00Z');
    const expired = signPdf(await unsignedPdf({ signedAt: later }), identity, later);
    await expect(expired).rejects.toMatchObject({ code: 'identity-invalid' });
    const { privateKeyPkcs8 } = await newIdentity();
    const mixed = signPdf(await unsignedPdf(), { ...identity, privateKeyPkcs8 }, NOW);
    await expect(mixed).rejects.toMatchObject({ code: 'identity-invalid' });
  });

  it('at another time than the file states', async () => {
    const off = signPdf(await unsignedPdf(), identity, new Date(NOW.getTime() + 1000));
    await expect(off).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('of what holds no empty signature: a signed file, a bare PDF, rubbish', async () => {
    const bare = await PDFDocument.create();
    bare.addPage();
    const files = [await signedPdf(identity), await bare.save({ useObjectStreams: false }), asBytes('rubbish')];
    for (const bytes of files)
      await expect(signPdf(bytes, identity, NOW)).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('of a chain that does not fit the room reserved', async () => {
    const many = {
      ...identity,
      certificates: Array.from({ length: 40 }, () => identity.certificates[0] ?? new Uint8Array()),
    };
    await expect(signPdf(await unsignedPdf(), many, NOW)).rejects.toThrow(/do not fit/);
  });

  it('of a chain with a certificate that did not issue the signer, since it would not verify', async () => {
    const stranger = await newIdentity('P-256', 'Stranger');
    const wrong = { ...identity, certificates: [...identity.certificates, ...stranger.certificates] };
    await expect(signPdf(await unsignedPdf(), wrong, NOW)).rejects.toMatchObject({ code: 'internal' });
  });
});

describe('the file prepared for signing', () => {
  it('has its cross-reference table in one piece, whatever numbers were left unused', async () => {
    const doc = await PDFDocument.load(await unsignedPdf(), { updateMetadata: false });
    doc.context.largestObjectNumber += 3;
    doc.context.register(doc.context.obj({ Last: true }));
    const gap = await doc.save({ useObjectStreams: false });
    await expect(signPdf(gap, identity, NOW)).rejects.toMatchObject({ code: 'internal' });
    const whole = await saveForSigning(doc);
    expect(asText(whole)).toMatch(/xref\n0 \d+ ?\n(?:\d{10} \d{5} [nf] \n)+\ntrailer/);
    expect((await verifyPdf(await signPdf(whole, identity, NOW))).valid).toBe(true);
  });

  it('can be certified only once', async () => {
    const doc = await PDFDocument.load(await unsignedPdf(), { updateMetadata: false });
    const again = (): unknown =>
      addSignatureField(doc, {
        page: doc.getPage(0),
        rect: [0, 0, 10, 10],
        appearance: doc.context.register(doc.context.formXObject([])),
        fieldName: 'Second',
        signerName: 'B',
        reason: 'C',
        signedAt: NOW,
        certification: 2,
        tooltip: 'D',
      });
    expect(again).toThrow(/certified already/);
  });

  it('holds what PDF/A and PDF/UA ask of the widget', async () => {
    const text = asText(await unsignedPdf());
    expect(text).toMatch(/\/F 132\n/); // Print and Locked
    expect(text).toMatch(/\/TU <FEFF/);
    expect(text).toMatch(/\/SigFlags 3\n/);
    expect(text).toMatch(/\/AP <</);
  });
});
