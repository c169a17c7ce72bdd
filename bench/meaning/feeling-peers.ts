import { createRequire } from 'node:module';

// Both peers are older packages without types.
const load = createRequire(import.meta.url);
const { SentimentIntensityAnalyzer } = load('vader-sentiment') as {
  SentimentIntensityAnalyzer: { polarity_scores(text: string): { compound: number } };
};
const Afinn = load('sentiment') as new () => { analyze(text: string): { score: number } };
const analyser = new Afinn();

const classOf = (score: number, edge: number) => ({
  class: score > edge ? 'positive' : score < -edge ? 'negative' : 'neutral',
});

/** VADER with its authors' thresholds. */
export const vader = (text: string) =>
  classOf(SentimentIntensityAnalyzer.polarity_scores(text).compound, 0.05 - 1e-12);

/** AFINN-165: the sign of the sum. */
export const afinn = (text: string) => classOf(analyser.analyze(text).score, 0);
