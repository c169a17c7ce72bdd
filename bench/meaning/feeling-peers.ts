import Sentiment from 'sentiment';
import vaderSentiment from 'vader-sentiment';

const analyser = new Sentiment();

const classOf = (score: number, edge: number) => ({
  class: score > edge ? 'positive' : score < -edge ? 'negative' : 'neutral',
});

/** VADER with its authors' thresholds. */
export const vader = (text: string) =>
  classOf(vaderSentiment.SentimentIntensityAnalyzer.polarity_scores(text).compound, 0.05 - 1e-12);

/** AFINN-165: the sign of the sum. */
export const afinn = (text: string) => classOf(analyser.analyze(text).score, 0);
