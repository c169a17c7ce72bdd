import { discoverLanguage, type LanguageDiscovery } from './discover-language.ts';
import type { DiscoverOptions, Discovery } from './found.ts';
import { type ThemeModel, usualLanguage } from './model.ts';

const method = 'discovery-1';

/**
 * Finds the themes of texts. The same texts give the same themes, bit for bit, in whatever order they come; texts
 * alike are in one theme. Each language has its own themes. `previous` keeps ids, see `DiscoverOptions`.
 */
export async function discover(texts: readonly string[], options: DiscoverOptions): Promise<Discovery> {
  const { previous, decisions = {} } = options;
  const byLanguage = new Map<string, number[]>();
  texts.forEach((_, at) => {
    const language = options.languages?.[at] ?? usualLanguage;
    const places = byLanguage.get(language) ?? [];
    places.push(at);
    byLanguage.set(language, places);
  });
  const before = previous?.languages.map((themes) => themes.space.language) ?? [];
  const languages = [...new Set([...byLanguage.keys(), ...before])].sort();
  const used = new Set(previous?.used);
  const forbidden = new Set([...(previous?.forbidden ?? []), ...(decisions.forbidden ?? [])]);
  const shares = sharesOf(
    options.k ?? 'auto',
    languages.map((language) => byLanguage.get(language)?.length ?? 0),
  );
  const parts: LanguageDiscovery[] = [];
  for (const [i, language] of languages.entries()) {
    const places = byLanguage.get(language) ?? [];
    const part = await discoverLanguage(
      language,
      places.map((at) => texts[at] ?? ''),
      {
        ...options,
        k: shares[i] ?? 'auto',
        before: places.map((at) => options.before?.[at] ?? null),
        used,
        forbidden,
      },
    );
    parts.push(part);
  }
  const assignments = new Array<string | null>(texts.length).fill(null);
  const confidence = new Array<number | null>(texts.length).fill(null);
  languages.forEach((language, i) => {
    byLanguage.get(language)?.forEach((at, place) => {
      assignments[at] = parts[i]?.assignments[place] ?? null;
      confidence[at] = parts[i]?.confidence[place] ?? null;
    });
  });
  const themes = languages.flatMap((language, i) =>
    (parts[i]?.themes ?? []).map((theme) => ({
      ...theme,
      nearest: theme.nearest.map((place) => byLanguage.get(language)?.[place] ?? 0),
    })),
  );
  themes.sort((a, b) => a.level - b.level || b.size - a.size || (a.id < b.id ? -1 : 1));
  const model: ThemeModel = {
    version: method,
    languages: parts.flatMap((part) => (part.model === null ? [] : [part.model])),
    tree: parts.flatMap((part) => part.tree),
    used: [...used].sort(),
    forbidden: [...forbidden].sort(),
  };
  const retired = parts.flatMap((part) => part.retired);
  const known = new Set([...model.tree, ...retired].map(({ id }) => id));
  const branches = (previous?.tree ?? [])
    .filter(({ id }) => !known.has(id))
    .map(({ id }) => ({ id, into: [] }));
  return {
    themes,
    assignments,
    confidence,
    unassigned: assignments.filter((theme) => theme === null).length,
    k: new Set(assignments.filter((theme) => theme !== null)).size,
    curves: languages.flatMap((language, i) => {
      const points = parts[i]?.curve ?? [];
      return points.length === 0 ? [] : [{ language, points }];
    }),
    retired: [...retired, ...branches],
    model,
  };
}

/** A number of themes shared among languages by their texts (largest remainder); a language with texts gets one at least. */
function sharesOf(k: 'auto' | number, texts: readonly number[]): ('auto' | number)[] {
  if (k === 'auto') return texts.map(() => 'auto' as const);
  const all = texts.reduce((sum, n) => sum + n, 0);
  const exact = texts.map((n) => (all === 0 ? 0 : (k * n) / all));
  const shares = exact.map((share, i) => ((texts[i] ?? 0) > 0 ? Math.max(1, Math.floor(share)) : 0));
  const byRemainder = exact
    .map((share, i) => ({ i, remainder: share - Math.floor(share) }))
    .sort((a, b) => b.remainder - a.remainder || a.i - b.i);
  let left = k - shares.reduce((sum, n) => sum + n, 0);
  for (const { i } of byRemainder) {
    if (left <= 0) break;
    if ((texts[i] ?? 0) === 0) continue;
    shares[i] = (shares[i] ?? 0) + 1;
    left--;
  }
  return shares;
}
