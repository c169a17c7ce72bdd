import { command, table } from '../../../cli/command.ts';
import { Refused, refuse } from '../../../kernel/refusal.ts';
import * as contract from './originals.contract.ts';

const originals = command({
  usage: 'redact originals',
  summary: 'Whether originals of redacted texts are kept, sealed; reads one with a reason; who read which',
  options: [
    { flags: '--on <reason>', summary: 'keep them from now on, with purpose and legal basis' },
    { flags: '--days <n>', summary: 'how long each is kept (30)' },
    { flags: '--off', summary: 'keep none and delete those there are' },
    { flags: '--voice <moment>', summary: 'read the original of this voice; needs --reason' },
    { flags: '--reason <text>', summary: 'why; written down beside your name' },
    { flags: '--log', summary: 'who read which original, when and why' },
  ],
  async run({ api, print }, _, { on, off, days, voice, reason, log }) {
    if (log === true) {
      const readings = await api.ask(contract.listOriginalReadings);
      print(readings, () => table(readings, ['at', 'by', 'moment', 'reason']));
      return undefined;
    }
    if (typeof voice === 'string') {
      const read = await api.ask(contract.readOriginal, {
        params: { moment: voice },
        body: { reason: typeof reason === 'string' ? reason : '' },
      });
      print(read, () => read.text);
      return undefined;
    }
    const before = await api.ask(contract.readOriginalsSettings);
    const keep = days === undefined ? undefined : Number(days);
    if (keep !== undefined && !Number.isInteger(keep)) {
      throw new Refused(refuse('bad-number', '--days needs a whole number.'));
    }
    const changes = typeof on === 'string' || off === true || keep !== undefined;
    const after = changes
      ? await api.ask(contract.changeOriginalsSettings, {
          body: {
            originals: off === true ? 'off' : typeof on === 'string' ? 'on' : before.originals,
            reason: typeof on === 'string' ? on : off === true ? '' : before.reason,
            ...(keep === undefined ? {} : { days: keep }),
          },
        })
      : before;
    print(after, () =>
      after.originals === 'off'
        ? `Originals are not kept; there are ${after.kept}.`
        : `Originals are kept for ${after.days} days: ${after.reason}\n${after.kept} are there.`,
    );
    return undefined;
  },
});

export const originalsCommands = [originals];
