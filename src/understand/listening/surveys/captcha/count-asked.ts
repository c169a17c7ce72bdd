const tenMinutes = 600_000;
/** What one network adds to the count of an address: less than where the work begins to grow (see challenge.ts). */
const mostOfOne = 50;

/** Counts by name for ten minutes each; of more names than it keeps, the oldest is forgotten. */
function counting(mostNames: number) {
  const kept = new Map<string, { count: number; until: number }>();
  return (name: string, now: number, more: 0 | 1): number => {
    const known = kept.get(name);
    if (known !== undefined && known.until > now) {
      known.count += more;
      return known.count;
    }
    kept.delete(name);
    if (kept.size >= mostNames) kept.delete(kept.keys().next().value ?? '');
    kept.set(name, { count: more, until: now + tenMinutes });
    return more;
  };
}

const ofLinks = counting(10_000);
const ofNetworks = counting(50_000);

/**
 * One more asks for a challenge at this address: as how many they count. Whoever asks without end from one network makes more
 * work for that network, not for everybody who was invited. Each server counts its own.
 */
export function countAsked(link: string, network: string, now: number): number {
  const own = ofNetworks(`${link} ${network}`, now, 1);
  return Math.max(own, ofLinks(link, now, own <= mostOfOne ? 1 : 0));
}
