import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { askTimestampServer } from '../../../main/signing/ask-timestamp-server.ts';
import { signPdf } from '../../../main/signing/sign.ts';
import { checkTimestampToken } from '../../../main/signing/timestamp-token.ts';
import { requestTimestamp, timestampAddress, type TimestampServer } from '../../../main/signing/timestamp.ts';
import { verifyPdf } from '../../../main/signing/verify.ts';
import { newIdentity, run, tryRun, unsignedPdf, workFolder, pem } from './support.ts';
import { timestampAuthority, type Authority } from './timestamp-authority.ts';

const folder = workFolder();
const DATA = Buffer.from('a signature value');
let authority: Authority;
let server: TimestampServer;

beforeAll(async () => {
  authority = await timestampAuthority(folder);
  server = { url: authority.url, ask: askTimestampServer };
});
beforeEach(() => {
  authority.answer = null;
});
afterAll(() => {
  authority.close();
  folder.done();
});

describe('a timestamp (RFC 3161)', () => {
  it('is asked for by hash alone, checked, and tells when and by whom', async () => {
    let query = new Uint8Array();
    const ask: TimestampServer['ask'] = (url, sent) => {
      query = new Uint8Array(sent);
      return askTimestampServer(url, sent);
    };
    const { time, authority: name, token } = await requestTimestamp({ url: authority.url, ask }, DATA);
    expect(name).toBe('Test timestamps');
    expect(Math.abs(time.getTime() - Date.now())).toBeLessThan(120_000);
    expect(Buffer.from(query).includes(DATA)).toBe(false);
    const asText = run('openssl', 'ts', '-query', '-in', folder.file('q', query), '-text');
    expect(asText).toContain('Certificate required: yes');
    expect(asText).toMatch(/Nonce: 0x[0-9A-F]{32}/);
    expect((await checkTimestampToken(token, DATA)).time).toEqual(time);
  });

  it('every bit of it counts: a changed one is refused', async () => {
    // Of the authority's issuer, which the token does not name, a changed name cannot be told.
    authority.answer = (query) => ({ status: 200, body: authority.reply(query, { chain: false }) });
    const { token } = await requestTimestamp(server, DATA);
    const accepted: number[] = [];
    for (let at = 0; at < token.length; at += at < 300 ? 1 : 9) {
      const changed = Uint8Array.from(token);
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 7));
      const result = await checkTimestampToken(changed, DATA).catch(() => null);
      if (result !== null) accepted.push(at);
    }
    expect(accepted).toEqual([]);
  });

  it.each<[string, NonNullable<Authority['answer']>, RegExp]>([
    ['an error page', () => ({ status: 500, body: new Uint8Array() }), /HTTP status 500/],
    ['no timestamp at all', () => ({ status: 200, body: Buffer.from('<html>') }), /cannot be read/],
    ['too much', () => ({ status: 200, body: new Uint8Array(300_000) }), /more than a timestamp/],
    [
      'a refusal',
      () => ({ status: 200, body: Buffer.from('3009300702010203020001', 'hex').subarray(0, 11) }),
      /timestamp server 127\.0\.0\.1/,
    ],
  ])('is refused with its reason: %s', async (_, answer, reason) => {
    authority.answer = answer;
    const attempt = requestTimestamp(server, DATA);
    await expect(attempt).rejects.toMatchObject({ code: 'timestamp-failed' });
    await expect(attempt).rejects.toThrow(reason);
    await expect(attempt).rejects.toThrow(/sign without a timestamp/);
  });

  it('an answer to another question is refused, and one over other data', async () => {
    let earlier: Uint8Array | undefined;
    const ask: TimestampServer['ask'] = async (url, query) => {
      earlier ??= await askTimestampServer(url, query);
      return earlier;
    };
    await requestTimestamp({ url: authority.url, ask }, DATA);
    await expect(requestTimestamp({ url: authority.url, ask }, DATA)).rejects.toThrow(/random number/);
    const { token } = await requestTimestamp(server, DATA);
    await expect(checkTimestampToken(token, Buffer.from('other'))).rejects.toThrow(/another signature/);
  });

  it('a server that is not there is told', async () => {
    const attempt = requestTimestamp({ url: 'http://127.0.0.1:9/', ask: askTimestampServer }, DATA);
    await expect(attempt).rejects.toThrow(/127\.0\.0\.1:9 could not be reached\. Nothing was signed/);
  });

  it.each(['ftp://x.example', 'timestamp.example.org', 'https://user:secret@x.example', '', 'https://user@x.example'])(
    'the address "%s" is refused',
    (address) => {
      expect(() => timestampAddress(address)).toThrow(/whole address such as/);
    },
  );
});

describe('a signature with a timestamp (PAdES-B-T)', () => {
  it('is accepted by pdfsig and openssl, and by our own check', async () => {
    const identity = await newIdentity('P-256', 'Ada Example', new Date(Date.now() - 60_000));
    const signedAt = new Date(Math.floor(Date.now() / 1000) * 1000);
    let time: Date | undefined;
    const signed = await signPdf(await unsignedPdf({ signedAt }), identity, signedAt, async (value) => {
      const received = await requestTimestamp(server, value);
      time = received.time;
      return received.token;
    });
    const file = folder.file('stamped.pdf', signed);
    expect(run('pdfsig', '-nocert', file)).toContain('Signature is Valid');
    const result = await verifyPdf(signed);
    expect(result).toMatchObject({
      valid: true,
      signatures: [{ timestamp: 'valid', timestampTime: time?.toISOString() }],
    });

    const text = Buffer.from(signed).toString('latin1');
    const [, a = 0, b = 0, c = 0, d = 0] = (/ByteRange \[(\d+) (\d+) (\d+) (\d+)/.exec(text) ?? []).map(Number);
    const content = Buffer.concat([signed.subarray(a, a + b), signed.subarray(c, c + d)]);
    const value = Buffer.from(text.slice(b + 1, c - 1), 'hex');
    const length = 4 + value.readUInt16BE(2);
    const checked = tryRun(
      'openssl',
      ...[
        'cms',
        '-verify',
        '-cades',
        '-binary',
        '-inform',
        'DER',
        '-in',
        folder.file('sig.der', value.subarray(0, length)),
      ],
      ...[
        '-content',
        folder.file('data', content),
        '-CAfile',
        folder.file('ca.pem', pem(identity.certificates[0] ?? new Uint8Array())),
      ],
      ...['-out', '/dev/null'],
    );
    expect(checked.output).toMatch(/verification successful/i);
    const printed = run(
      'openssl',
      'cms',
      '-cmsout',
      '-print',
      '-noout',
      '-inform',
      'DER',
      '-in',
      `${folder.path}/sig.der`,
    );
    expect(printed).toContain('id-smime-aa-timeStampToken');
  });

  it('no timestamp, no signature', async () => {
    authority.answer = () => ({ status: 503, body: new Uint8Array() });
    const signedAt = new Date(Math.floor(Date.now() / 1000) * 1000);
    const identity = await newIdentity('P-256', 'Ada Example', new Date(Date.now() - 60_000));
    const attempt = signPdf(await unsignedPdf({ signedAt }), identity, signedAt, async (value) => {
      return (await requestTimestamp(server, value)).token;
    });
    await expect(attempt).rejects.toMatchObject({ code: 'timestamp-failed' });
  });
});
