import { afterAll, describe, expect, test } from 'vitest';
import { signReport } from '../../../main/report/signed-report.ts';
import { validateWithVeraPdf } from '../../tools/verapdf.ts';
import { newIdentity, NOW, run, workFolder } from '../signing/support.ts';
import { between, reportOf, sampleWith } from './support.ts';

const folder = workFolder();
afterAll(() => {
  folder.done();
});

const total = (id: string, phase: string, date: string, value: number, more: object = {}) => ({
  id,
  phase,
  date,
  total: value,
  ...more,
});
const hoos = (phase: string, date: string, subscales: object) => ({ id: 'hoos', phase, date, subscales });

const SERIES = [
  total('womac', 'intake', '2026-05-04', 50),
  total('womac', 'discharge', '2026-10-05', 38),
  total('oxford-hip', 'intake', '2026-05-04', 20, { givenBy: 'from-records' }),
  total('oxford-hip', 'interim', '2026-07-01', 26),
  total('oxford-hip', 'discharge', '2026-10-05', 43, { givenBy: 'on-screen' }),
  hoos('intake', '2026-05-04', { pain: 40, symptoms: 50, adl: 41, sport: 20, qualityOfLife: 39 }),
  hoos('discharge', '2026-10-05', { pain: 60, symptoms: 45, adl: 62, sport: 20, qualityOfLife: 61 }),
];

/** WOMAC, Oxford and HOOS, beside the number line. */
const SERIES_FIGURES = 4;

describe('the change of an instrument (I5)', () => {
  test('the picture’s title states the finding; how answers were given stands in the tables', async () => {
    const lines = await reportOf(sampleWith({ instruments: SERIES }), folder);
    const text = between(lines, 'Outcome instruments', 'Residual score');
    expect(text).toContain('Oxford Hip Score, left: up 23 points, reaches MIC and PASS');
    expect(text).toContain('WOMAC, left: down 12.0 points (lower is better)');
    expect(text).toContain('HOOS, left: 3 of 5 subscales up, 1 of 5 down, 1 of 5 unchanged');
    expect(text).toContain('MIC 28, reached');
    expect(text).toContain('from the records');
    expect(text).toContain('on screen, alone');
    expect(text).toContain('WOMAC: a license and a fee are required; only the total is kept.');
  });

  test('one administration has no picture', async () => {
    const lines = await reportOf(sampleWith({ instruments: SERIES.slice(0, 1) }), folder);
    expect(between(lines, 'Outcome instruments', 'Residual score')).not.toContain('points');
  });

  test('veraPDF: PDF/A-3a and PDF/UA-1, and every figure is tagged', async () => {
    const identity = await newIdentity();
    const { pdf } = await signReport(sampleWith({ instruments: SERIES }), identity, NOW, { utcOffsetMinutes: 0 });
    const path = folder.file('series.pdf', pdf);
    for (const { failures } of await validateWithVeraPdf(path, ['3a', 'ua1'])) expect(failures).toEqual([]);
    expect(run('pdfinfo', '-struct', path).match(/Figure/g)?.length).toBeGreaterThanOrEqual(SERIES_FIGURES);
  });
});

describe('the residual (R3)', () => {
  test('a finding above the number line, the date of service with its reason', async () => {
    const text = between(await reportOf(sampleWith({}), folder), 'Residual score', 'Impairment rating');
    expect(text).toContain('The measured change is 3.5 points below the predicted change.');
    expect(text).toContain('October 5, 2026, the day of discharge from the episode');
  });

  test('a sister region’s code says that its text is not shipped; a retired one says since when', async () => {
    const knee = await reportOf(sampleWith({ region: 'knee' }), folder);
    expect(between(knee, 'Residual score', 'Impairment rating')).toContain('is not shipped with the program');
    const neck = await reportOf(sampleWith({ region: 'general-orthopaedic' }), folder);
    expect(between(neck, 'Residual score', 'Impairment rating')).toContain('were in use to 2020-12-31');
  });

  test('an exclusion with its meaning', async () => {
    const episode = { start: '2026-05-04', discharge: '2026-10-05', exclusion: 'consultation-only' };
    const lines = await reportOf(sampleWith({ episode }), folder);
    expect(between(lines, 'Residual score', 'Impairment rating')).toContain('the patient was seen for a consultation');
  });
});
