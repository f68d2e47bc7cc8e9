import { afterAll, expect, test } from 'vitest';
import { loadSample } from '../../../main/exchange/sample.ts';
import { workFolder } from '../signing/support.ts';
import { between, reportOf, sampleWith } from './support.ts';

const folder = workFolder();
afterAll(() => {
  folder.done();
});

const opinions = (parts: object) => sampleWith({ opinions: { ...loadSample().opinions, ...parts } });

test('work capacity is printed as limits and in sentences, with the demand of the job', async () => {
  const lines = await reportOf(opinions({}), folder);
  const text = between(lines, 'Work capacity', 'Work restrictions');
  expect(text).toContain('Work up to 8 hours a day.');
  expect(text).toContain('Lift and carry up to 30 lb occasionally and 15 lb frequently.');
  expect(text).toContain('No crawling.');
  expect(text).toContain('This is permanent.');
  expect(text).toMatch(/frequently: from one third to two thirds of the day/i);
  expect(text).toContain('By the weights, the capacity is for light work. The job is medium work.');
});

test('an empty work capacity is not mentioned', async () => {
  const lines = await reportOf(opinions({ workCapacity: {} }), folder);
  expect(lines).not.toContain('Work capacity');
});

test('A6: the apportionment ends with its sum', async () => {
  const apportionment = [
    { percent: '85.5', cause: 'The fall', industrial: true, howAndWhy: 'By the course.' },
    { percent: '14.5', cause: 'Earlier disease', industrial: false, howAndWhy: 'By the radiographs of 2019.' },
  ];
  const text = between(await reportOf(opinions({ apportionment }), folder), 'Apportionment', 'Work capacity');
  expect(text).toContain('85.5 % The fall Yes By the course.');
  expect(text).toContain('14.5 % Earlier disease No By the radiographs of 2019.');
  expect(text).toMatch(/100 % Sum$/);
});

test('the source of the codes stands below the diagnoses, when one of them is of the list', async () => {
  const withCodes = await reportOf(opinions({}), folder);
  expect(withCodes.join(' ')).toMatch(/Codes: ICD-10-CM FY\d{4}/);
  const own = await reportOf(opinions({ diagnoses: [{ code: 'Q99.9', description: 'Something rare' }] }), folder);
  expect(own.join(' ')).not.toContain('Codes: ICD-10-CM');
});
