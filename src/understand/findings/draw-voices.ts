import type { z } from 'zod';
import type { Services } from '../../server/serve.ts';
import { ask, type Scope } from '../../stores/moments/question.ts';
import type { Finding, voiceShape } from './contract.ts';
import type { MetricFacts } from './effects/outcomes.ts';
import { voicesOfFinding } from './questions/voices-of-finding.ts';
import type { Behind } from './stories/people-behind.ts';

export interface Drawn {
  /** Voices with words from the episodes concerned. */
  readonly all: number;
  readonly voices: z.infer<typeof voiceShape>[];
}

type About = Pick<Finding, 'id' | 'metric' | 'direction' | 'numbers'>;

/**
 * Three voices of people concerned: drawn by chance (the finding's own, so the same at each look), one of them, where
 * there is one, saying the opposite: content although it happened.
 */
export async function drawVoices(
  services: Pick<Services, 'moments'>,
  scope: Scope,
  finding: About,
  behind: Behind,
  metrics: readonly MetricFacts[],
): Promise<Drawn> {
  const metric = metrics.find(({ name }) => name === finding.metric);
  const middle = finding.numbers.mean_without ?? (metric === undefined ? 0 : (metric.low + metric.high) / 2);
  const hurts = finding.direction !== 'helps';
  const rows = await ask(
    services.moments,
    scope,
    voicesOfFinding(behind, finding.metric, { seed: finding.id, middle, hurts }),
  );
  const agreeing = rows.filter((row) => row.dissenting === 0);
  const [dissenting] = rows.filter((row) => row.dissenting === 1);
  const drawn = dissenting === undefined ? agreeing.slice(0, 3) : [...agreeing.slice(0, 2), dissenting];
  return {
    all: rows[0]?.all ?? 0,
    voices: drawn.map(({ all: _, ...voice }) => ({ ...voice, dissenting: voice.dissenting === 1 })),
  };
}
