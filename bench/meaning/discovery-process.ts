// A process that finds themes in the texts it is sent, and says what that took.
import { discover } from '../../src/instruments/language/discovery/discover.ts';
import { lightTierOf } from '../../src/instruments/language/vectors/tiers.ts';
import { lightTier } from '../../src/understand/meaning/light-table.ts';

process.once('message', async (texts: readonly string[]) => {
  const found = await discover(texts, lightTierOf(lightTier()));
  const { user, system } = process.cpuUsage();
  const used = {
    megabytes: Math.round(process.resourceUsage().maxRSS / 1_000),
    processor: (user + system) / 1e6,
    themes: found.k,
  };
  process.send?.(used, () => process.disconnect());
});
