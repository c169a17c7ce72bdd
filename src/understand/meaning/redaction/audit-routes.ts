import { recogniserVersion } from '../../../instruments/language/redaction/find-personal-data.ts';
import { proportion } from '../../../instruments/statistics/proportion.ts';
import { refuse } from '../../../kernel/refusal.ts';
import { type Services, serve } from '../../../server/serve.ts';
import { ask } from '../../../stores/moments/question.ts';
import { note } from '../../../stores/records/audit.ts';
import * as contract from './audit.contract.ts';
import { addAudit, listAudits } from './audit-store.ts';
import { countTexts } from './questions/count-texts.ts';
import { textsByLot } from './questions/texts-by-lot.ts';

async function draw({ moments, scope }: Services, workspace: string, n: number, seed: number) {
  const where = await scope(workspace);
  const [counted] = await ask(moments, where, countTexts);
  return { stored: counted?.texts ?? 0, texts: await ask(moments, where, textsByLot(n, seed)) };
}

export const auditRoutes = [
  serve(contract.drawAudit, async (services, { caller, query }) => {
    const { n = 50, seed = 1 } = query;
    const drawn = await draw(services, caller.workspaceId, n, seed);
    await services.records.inWorkspace(caller.workspaceId, (tx) =>
      note(tx, caller, {
        verb: 'audit',
        noun: 'redaction',
        subject: caller.workspaceId,
        detail: { n, seed },
      }),
    );
    return { seed, ...drawn };
  }),

  serve(contract.recordAudit, async (services, { caller, body }) => {
    const { n, seed } = body;
    const { stored, texts } = await draw(services, caller.workspaceId, n, seed);
    const drawn = new Set(texts.map(({ moment }) => moment));
    const slipped = [...new Set(body.slipped)];
    const stranger = slipped.find((moment) => !drawn.has(moment));
    if (stranger !== undefined) {
      return refuse('not-drawn', `The text ${stranger} is not among those drawn with seed ${seed}.`, {
        next: 'Draw again with the same number and seed; new imports change what is drawn.',
      });
    }
    const audit = {
      at: (await services.now(caller.workspaceId)).toISOString(),
      by: caller.name,
      seed,
      stored,
      recognisers: recogniserVersion,
      slipped: proportion({ count: slipped.length, n: texts.length }),
    };
    await services.records.inWorkspace(caller.workspaceId, async (tx) => {
      await addAudit(tx, caller.workspaceId, audit, slipped.length);
      const detail = { n: texts.length, slipped: slipped.length };
      await note(tx, caller, { verb: 'record', noun: 'redaction', subject: caller.workspaceId, detail });
    });
    return audit;
  }),

  serve(contract.listAudits, ({ records }, { caller }) => listAudits(records, caller.workspaceId)),
];
