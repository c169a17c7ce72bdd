import { readFileSync } from 'node:fs';
import type { SentimentRow } from '../../src/instruments/language/feeling/teach-sentiment.ts';
import { sharedPath } from '../../tests/shared-data.ts';

export const tweetLanguages = { en: 'english', es: 'spanish', fr: 'french' } as const;
export type TweetLanguage = keyof typeof tweetLanguages;

const lines = (path: string) => readFileSync(path, 'utf8').trimEnd().split('\n');
const classes = ['negative', 'neutral', 'positive'] as const;

/** Labelled tweets; only `train` may ever be learnt from or looked at. */
export function tweets(language: TweetLanguage, part: 'train' | 'val' | 'test_part'): SentimentRow[] {
  const path = (name: string) => sharedPath(`text/xlm-t/${tweetLanguages[language]}/${part}_${name}.txt`);
  const texts = lines(path('text'));
  return lines(path('labels')).map((label, i) => ({
    text: texts[i] ?? '',
    sentiment: classes[Number(label)] ?? 'neutral',
  }));
}

function unseenHalf<Row>(name: string): Row[] {
  const path = new URL(`../../tests/labelled/${name}.jsonl`, import.meta.url);
  return lines(path.pathname)
    .map((line) => JSON.parse(line))
    .filter((_, i) => i % 2 === 1);
}

/** Our own sentences. Those with odd numbers were never looked at while the words were chosen. */
export const ownRows = (language: string) => unseenHalf<SentimentRow>(`sentiment-${language}`);

interface EmotionRow {
  readonly text: string;
  readonly emotions: readonly string[];
}
export const ownEmotionRows = (language: string) => unseenHalf<EmotionRow>(`emotions-${language}`);

const emotionOf: Readonly<Record<string, string>> = {
  ...{ admiration: 'delight', amusement: 'delight', excitement: 'delight', joy: 'delight', love: 'delight' },
  ...{ pride: 'delight', gratitude: 'gratitude', relief: 'relief', surprise: 'surprise' },
  ...{ confusion: 'confusion', fear: 'worry', nervousness: 'worry', annoyance: 'frustration' },
  ...{ disapproval: 'frustration', anger: 'anger', disgust: 'anger', disappointment: 'disappointment' },
  ...{ sadness: 'disappointment' },
};

/** Forum comments with GoEmotions' 28 labels turned into ours; what has no counterpart is "not expressed". */
export function emotionRows(): EmotionRow[] {
  const names = lines(sharedPath('text/goemotions/original_labels.txt'));
  return lines(sharedPath('text/goemotions/original_test_part.tsv')).map((line) => {
    const [text = '', labels = ''] = line.split('\t');
    const ours = labels.split(',').flatMap((n) => emotionOf[names[Number(n)]?.trim() ?? ''] ?? []);
    return { text, emotions: ours.length === 0 ? ['not expressed'] : [...new Set(ours)] };
  });
}
