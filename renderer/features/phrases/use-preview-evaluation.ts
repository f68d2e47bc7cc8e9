import { useQuery } from '@tanstack/react-query';
import { evaluationSchema, type Evaluation } from '../../../main/domain/evaluation/evaluation.ts';
import { residua } from '../../app/client.ts';

/** An evaluation by its id, or the sample for "sample"; undefined while it is read, and when it cannot be. */
export function usePreviewEvaluation(id: string | null): Evaluation | undefined {
  return useQuery({
    queryKey: ['phrase-preview', id],
    queryFn: () => (id === 'sample' ? readSample() : readStored(id ?? '')),
    enabled: id !== null,
    gcTime: 0,
  }).data;
}

async function readStored(id: string): Promise<Evaluation> {
  return (await residua.call('evaluation.open', { id })).evaluation;
}

async function readSample(): Promise<Evaluation> {
  const { default: sample } = await import('../../../assets/sample/sample-evaluation.json');
  return evaluationSchema.parse(sample);
}
