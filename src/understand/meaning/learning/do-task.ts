import { discover } from '../../../instruments/language/discovery/discover.ts';
import { assignThemes, readModel, writeModel } from '../../../instruments/language/discovery/model.ts';
import { classify } from '../../../instruments/language/taught/classify.ts';
import { knownTexts } from '../../../instruments/language/taught/examples.ts';
import { modelBytes, modelOf, type TaughtModel } from '../../../instruments/language/taught/model.ts';
import { reteach } from '../../../instruments/language/taught/reteach.ts';
import { withThemesOf } from '../../../instruments/language/taught/taxonomy.ts';
import { teach } from '../../../instruments/language/taught/teach.ts';
import { languageOf } from '../../../instruments/language/text/language.ts';
import type { Embedder } from '../../../instruments/language/vectors/embedder.ts';
import { languageDetector } from '../detect-language.ts';
import { embedAhead } from '../embedders/embed-ahead.ts';
import { tierOf } from '../embedders/tier-of.ts';
import { lightEmbed } from '../light-table.ts';
import { splitInModel } from './split-theme.ts';
import type {
  ApplyDone,
  ApplyTask,
  DiscoverDone,
  DiscoverTask,
  Done,
  FeelDone,
  FeelTask,
  PlaceDone,
  PlaceTask,
  Task,
  TeachDone,
  TeachTask,
} from './tasks.ts';
import { teachFeelings } from './teach-feelings.ts';

/**
 * Carries a task out, here and now: it takes its time, so servers do it in a thread. `encoder`: the one the company chose;
 * null = the light tier.
 */
export async function doTask<T extends Task>(task: T, encoder: Embedder | null = null): Promise<Done<T>> {
  if (task.task === 'place') return (await placeIn(task, encoder)) as Done<T>;
  if (task.task === 'apply') return (await applyTaught(task, encoder)) as Done<T>;
  if (task.task === 'discover') return (await discoverIn(task, encoder)) as Done<T>;
  if (task.task === 'feel') return (await feelIn(task)) as Done<T>;
  return (
    task.task === 'teach' ? await teachFrom(task, encoder) : await splitInModel(task, encoder)
  ) as Done<T>;
}

/** Fewer texts of a language than this do not make themes of their own: they are taken for the commonest. */
const fewestOfLanguage = 30;

async function languagesOf(texts: readonly string[], told: readonly string[] | null): Promise<string[]> {
  const detect = await languageDetector();
  const read = texts.map((text, i) => {
    const said = told?.[i];
    return said === undefined || said === 'unknown' || said === '' ? languageOf(text, detect).language : said;
  });
  const counts = new Map<string, number>();
  for (const language of read) counts.set(language, (counts.get(language) ?? 0) + 1);
  counts.delete('unknown');
  const [commonest = 'en'] = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0] ?? [];
  return read.map((language) => ((counts.get(language) ?? 0) < fewestOfLanguage ? commonest : language));
}

/** Themes that a taught model gives, with the vectors it was taught with. */
async function applyTaught({ model, clauses }: ApplyTask, encoder: Embedder | null): Promise<ApplyDone> {
  const taught = modelOf(model);
  const detect = await languageDetector();
  const embed =
    encoder === null || taught.embedding?.id !== encoder.version
      ? lightEmbed()
      : await embedAhead(encoder, clauses, (text) => languageOf(text, detect).language);
  const vectors = embed.id === taught.embedding?.id ? embed.of(clauses) : undefined;
  return {
    accuracy: taught.quality.accuracy,
    themes: clauses.map((text, i) => classify(taught, text, vectors?.[i]).map(({ label }) => label)),
  };
}

async function placeIn(task: PlaceTask, encoder: Embedder | null): Promise<PlaceDone> {
  const { embedders } = tierOf(encoder);
  const languages = await languagesOf(task.texts, task.languages);
  const model = readModel(task.model);
  const { assignments } = await assignThemes(model, task.texts, { embedders, languages });
  return { assignments };
}

async function discoverIn(task: DiscoverTask, encoder: Embedder | null): Promise<DiscoverDone> {
  const languages = await languagesOf(task.texts, task.languages);
  const found = await discover(task.texts, {
    ...tierOf(encoder),
    languages,
    k: task.k,
    decisions: task.decisions,
    ...(task.previous === null ? {} : { previous: readModel(task.previous) }),
    ...(task.anew === undefined ? {} : { renew: true, before: task.anew.before }),
  });
  return {
    themes: found.themes,
    assignments: found.assignments,
    confidence: found.confidence,
    k: found.k,
    curves: found.curves.map(({ language, points }) => ({
      language,
      points: points.map(({ k, stability, standardError }) => ({ k, stability, standardError })),
    })),
    retired: found.retired,
    model: writeModel(found.model),
  };
}

/** A language that is not said and cannot be told is that of most rows. */
async function feelIn(task: FeelTask): Promise<FeelDone> {
  const detect = await languageDetector();
  const told = task.rows.map(({ text, language }) =>
    language === undefined ? languageOf(text, detect).language : language.trim().toLowerCase().slice(0, 2),
  );
  const counts = Map.groupBy(
    told.filter((language) => language !== 'unknown'),
    (language) => language,
  );
  const [commonest = 'en'] =
    [...counts].sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))[0] ?? [];
  return teachFeelings(
    task,
    told.map((language) => (language === 'unknown' ? commonest : language)),
  );
}

async function teachFrom(
  { taxonomy, examples, last, clauses }: TeachTask,
  encoder: Embedder | null,
): Promise<TeachDone> {
  const detect = await languageDetector();
  const learnt = [...examples, ...(last?.examples ?? [])];
  const embed =
    encoder === null
      ? lightEmbed()
      : await embedAhead(
          encoder,
          [
            ...learnt.map(({ text }) => text),
            ...knownTexts(withThemesOf(taxonomy, learnt), learnt).map(({ text }) => text),
            ...clauses,
          ],
          (text) => languageOf(text, detect).language,
        );
  const before = last === null ? null : modelOf(last.model);
  const model =
    before === null || last === null
      ? teach(examples, { taxonomy, embed })
      : reteach(before, { before: last.examples, after: examples, taxonomy, embed });
  const themes = (by: TaughtModel | null) => {
    if (by === null) return clauses.map(() => []);
    // The model that counts may have been taught with other vectors.
    const vectors = [embed, lightEmbed()].find(({ id }): boolean => id === by.embedding?.id)?.of(clauses);
    return clauses.map((text, i) => classify(by, text, vectors?.[i]).map(({ label }) => label));
  };
  return {
    model: modelBytes(model),
    taxonomy: model.taxonomy,
    quality: model.quality,
    learnt: model.learnt,
    before: themes(before),
    after: themes(model),
  };
}
