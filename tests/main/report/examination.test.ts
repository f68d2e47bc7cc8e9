import { afterAll, describe, expect, test } from 'vitest';
import { loadSample } from '../../../main/exchange/sample.ts';
import { motionComparisons } from '../../../main/domain/examination/motion.ts';
import { motionFigure } from '../../../main/report/sections/motion-figure.ts';
import { signReport } from '../../../main/report/signed-report.ts';
import { validateWithVeraPdf } from '../../tools/verapdf.ts';
import { newIdentity, NOW, workFolder } from '../signing/support.ts';
import { between, reportOf, sampleWith } from './support.ts';

const folder = workFolder();
const sample = loadSample();
afterAll(() => {
  folder.done();
});

function withExamination(examination: object) {
  return sampleWith({ examination: { ...sample.examination, ...examination } });
}

describe('findings on both sides (P1)', () => {
  test('gait, walking aid, lengths with their method and difference, nerves and vessels', async () => {
    const text = between(await reportOf(sample, folder), 'Physical examination', 'Imaging');
    expect(text).toContain('Gait pattern Trendelenburg');
    expect(text).toContain('Walking aid Cane');
    expect(text).toMatch(/Limb length, cm .*91\.2 92 −0\.8/);
    expect(text).toContain('True length, anterior superior iliac spine to medial malleolus');
    expect(text).toContain('Thigh girth 15 cm above the patella, cm 46.5 48 −1.5');
    expect(text).toContain('Dorsalis pedis pulse Normal Normal');
    expect(text).toContain('Achilles reflex 2+ 2+');
  });

  test('the figure states its finding and which motion it shows', async () => {
    const text = between(await reportOf(sample, folder), 'Physical examination', 'Imaging');
    expect(text).toContain('Flexion of the left hip is 25° less than the right');
    expect(text).toContain('Passive motion; mean of the trials, in degrees.');
    expect(motionFigure(motionComparisons(sample.examination.rangeOfMotion)).alt).toContain(
      'Extension: left 12° (passive), right 22° (passive), usual 30°, left less right −10°.',
    );
    const active = await reportOf(
      withExamination({
        rangeOfMotion: { left: { flexion: { active: ['100'] } }, right: { flexion: { active: ['90'] } } },
      }),
      folder,
    );
    const shown = between(active, 'Physical examination', 'Imaging');
    expect(shown).toContain('Flexion of the right hip is 10° less than the left');
    expect(shown).toContain('Active motion; mean of the trials, in degrees.');
  });

  test('what was not examined is not printed', async () => {
    const text = between(
      await reportOf(sampleWith({ examination: { gait: 'Normal.' }, instruments: [] }), folder),
      'Physical examination',
      'Imaging',
    );
    expect(text).toBe('Gait Normal.');
  });
});

describe('imaging, operations and implants', () => {
  test('side, what was looked at, and what was implanted', async () => {
    const lines = await reportOf(sample, folder);
    expect(between(lines, 'Imaging', 'Operative reports')).toContain('Left, report reviewed');
    const implants = between(lines, 'Implants', 'Diagnoses');
    for (const words of ['Total hip arthroplasty', 'Ceramic on polyethylene', 'Cementless', 'Posterior approach']) {
      expect(implants).toContain(words);
    }
    expect(implants).toContain('Specimen hip system');
  });

  test('an implant of the other hip with nothing else known, both sides of a study', async () => {
    const lines = await reportOf(
      sampleWith({
        implants: [{ side: 'right' }],
        imaging: [{ study: 'MRI, pelvis', side: 'bilateral', basis: 'images-and-report' }],
        operativeReports: [],
      }),
      folder,
    );
    expect(between(lines, 'Implants', 'Diagnoses')).toContain('Right');
    expect(between(lines, 'Imaging', 'Implants')).toContain('Both sides, images and report reviewed');
  });
});

describe('I3: the report says which values the Harris hip score used', () => {
  test('from the examination: means with their trials, and the deformity', async () => {
    const text = between(
      await reportOf(sample, folder),
      'Harris hip score, left side',
      'Instruments entered as totals',
    );
    expect(text).toContain(
      'Range of motion (discharge, October 5, 2026): passive means of the examination of October 5, 2026; flexion 100° (3 trials), abduction 28° (1 trial), adduction 18° (1 trial), external rotation 24° (1 trial), internal rotation 12° (1 trial).',
    );
    expect(text).toContain('Deformity as found there: fixed flexion 5°, fixed adduction 0°');
    expect(text).toContain('limb-length difference 0.8 cm');
    expect(text).toContain('Flexion 100° counted 75');
  });

  test('active where there is no passive motion, and what is missing', async () => {
    const { left, right } = sample.examination.rangeOfMotion;
    const some = {
      ...left,
      flexion: { active: ['95'], passive: [] },
      abduction: { active: [], passive: [] },
    };
    const text = between(
      await reportOf(withExamination({ rangeOfMotion: { left: some, right } }), folder),
      'Harris hip score, left side',
      'Instruments entered as totals',
    );
    expect(text).toContain(
      'means of the examination of October 5, 2026; flexion 95° (active, 1 trial), adduction 18° (passive, 1 trial)',
    );
    expect(text).toContain('abduction not measured.');
    expect(text).toContain('Not scored');
  });

  test('entered values are called so', async () => {
    const instruments = sample.instruments.map((one) =>
      one.id === 'harris-hip' ? { ...one, motionFrom: 'entered' } : one,
    );
    const text = between(
      await reportOf(sampleWith({ instruments }), folder),
      'Harris hip score, left side',
      'Instruments entered as totals',
    );
    expect(text).toContain('entered with the score, not taken from this examination');
  });
});

test('veraPDF: PDF/A-3a and PDF/UA-1 with mixed motion, a contracture and one side alone', async () => {
  const mixed = withExamination({
    rangeOfMotion: {
      left: { flexion: { passive: ['100', '101.5'] }, extension: { active: ['-10'] } },
      right: { flexion: { active: ['150'] }, adduction: { active: ['0'] } },
    },
  });
  const { pdf } = await signReport(mixed, await newIdentity(), NOW, { utcOffsetMinutes: 0 });
  const [pdfA, pdfUa] = await validateWithVeraPdf(folder.file('mixed.pdf', pdf), ['3a', 'ua1']);
  expect([pdfA?.failures, pdfUa?.failures]).toEqual([[], []]);
});
