import type { Caller } from '../../../kernel/policy.ts';
import { isRefusal, orThrow, refuse } from '../../../kernel/refusal.ts';
import { serve } from '../../../server/serve.ts';
import { note } from '../../../stores/records/audit.ts';
import type { Tx } from '../../../stores/records/records.ts';
import { registerMetrics, scalesKnown } from '../items/index.ts';
import { checkSurvey, remarksOn } from './check-survey.ts';
import { secondsOf } from './checks/check-length.ts';
import { compareVersions } from './compare-versions.ts';
import * as contract from './contract.ts';
import type { SurveyDefinition } from './definition.contract.ts';
import { metricsFed, namesFed } from './metrics-fed.ts';
import { keepPin } from './pin.ts';
import { countQuestions, presentSummary, presentSurvey, presentVersion } from './present-survey.ts';
import { holdsUntranslated, refuseBroken } from './save-definition.ts';
import { startDefinition, titled } from './start-definition.ts';
import * as store from './store.ts';
import { templates } from './templates/every-template.ts';

const noSurvey = refuse('no-survey', 'This company has no such survey.', { kind: 'not-found' });
const noVersion = refuse('no-version', 'This survey has no such published version.', { kind: 'not-found' });
const savedSince = refuse('saved-since', 'Somebody else saved this survey after you opened it.', {
  kind: 'conflict',
  next: 'Open it again; your own changes can be copied over from here.',
});

async function whole(tx: Tx, id: string) {
  const row = orThrow((await store.surveyById(tx, id)) ?? noSurvey);
  return presentSurvey(row, store.hashOf(row.draft), await store.versionsOf(tx, id));
}

async function forChange(tx: Tx, id: string) {
  return orThrow((await store.surveyById(tx, id, true)) ?? noSurvey);
}

async function begin(tx: Tx, caller: Caller, now: Date, draft: SurveyDefinition, from: string) {
  const broken = refuseBroken(draft);
  if (broken !== null) return broken;
  const id = await store.insertSurvey(tx, { workspaceId: caller.workspaceId, draft, now, by: caller.name });
  await note(tx, caller, { verb: 'write', noun: 'survey', subject: id, detail: { from } });
  return whole(tx, id);
}

/** The published version, for checks against what was asked before. */
async function published(tx: Tx, id: string, version: number | null) {
  return version === null ? undefined : (await store.versionOf(tx, id, version))?.definition;
}

async function setState(tx: Tx, caller: Caller, now: Date, id: string, state: 'open' | 'closed') {
  const row = await forChange(tx, id);
  if (row.version === null) {
    return refuse('not-published', 'This survey was never published.', {
      kind: 'conflict',
      next: 'Publish it first.',
    });
  }
  if (row.state !== state) {
    await store.writeState(tx, id, { state, now, by: caller.name });
    await note(tx, caller, { verb: state === 'open' ? 'reopen' : 'close', noun: 'survey', subject: id });
  }
  return whole(tx, id);
}

export const routes = [
  serve(contract.listSurveys, ({ records }, { caller, query }) =>
    records.inWorkspace(caller.workspaceId, async (tx) => ({
      surveys: (await store.allSurveys(tx))
        .filter(({ state }) => query.state === undefined || state === query.state)
        .map((row) => presentSummary(row, store.hashOf(row.draft))),
    })),
  ),

  serve(contract.listTemplates, async () => ({
    templates: templates.map(({ name, about, definition }) => ({
      name,
      about,
      title: definition.title,
      asks: definition.asks,
      questions: countQuestions(definition),
      seconds: secondsOf(definition),
      definition,
    })),
  })),

  serve(contract.createSurvey, async ({ records }, { caller, body, now }) => {
    const draft = startDefinition(body);
    if (isRefusal(draft)) return draft;
    const from = body.template ?? (body.definition === undefined ? 'empty' : 'definition');
    return records.inWorkspace(caller.workspaceId, (tx) => begin(tx, caller, now, draft, from));
  }),

  serve(contract.readSurvey, ({ records }, { caller, params }) =>
    records.inWorkspace(caller.workspaceId, (tx) => whole(tx, params.id)),
  ),

  serve(contract.saveSurvey, ({ records }, { caller, params, body, now }) =>
    records.inWorkspace(caller.workspaceId, async (tx) => {
      const row = await forChange(tx, params.id);
      if (row.revision !== body.revision) return savedSince;
      const broken = refuseBroken(body.definition);
      if (broken !== null) return broken;
      await store.writeDraft(tx, params.id, { draft: body.definition, now, by: caller.name });
      await note(tx, caller, { verb: 'write', noun: 'survey', subject: params.id });
      return whole(tx, params.id);
    }),
  ),

  serve(contract.copySurvey, ({ records }, { caller, params, body, now }) =>
    records.inWorkspace(caller.workspaceId, async (tx) => {
      const { draft } = orThrow((await store.surveyById(tx, params.id)) ?? noSurvey);
      return begin(tx, caller, now, titled(draft, body.title), params.id);
    }),
  ),

  serve(contract.deleteSurvey, ({ records }, { caller, params }) =>
    records.inWorkspace(caller.workspaceId, async (tx) => {
      const row = await forChange(tx, params.id);
      if (row.version !== null) {
        return refuse('was-published', 'A survey that was published is not deleted: its answers name it.', {
          kind: 'conflict',
          next: 'Close it instead.',
        });
      }
      await store.deleteDraft(tx, params.id);
      await note(tx, caller, { verb: 'delete', noun: 'survey', subject: params.id });
      return { deleted: true as const };
    }),
  ),

  serve(contract.publishSurvey, ({ records }, { caller, params, body, now }) =>
    records.inWorkspace(caller.workspaceId, async (tx) => {
      const row = await forChange(tx, params.id);
      if (row.revision !== body.revision) return savedSince;
      const { draft } = row;
      if (holdsUntranslated(draft)) {
        return refuse(
          'untranslated',
          'The survey holds logic that the import could not translate, so it stays a draft.',
          {
            kind: 'conflict',
            next: 'Write these conditions anew, or take them out.',
          },
        );
      }
      const [error] = remarksOn(draft, await published(tx, params.id, row.version));
      if (error?.severity === 'error') {
        return refuse('not-ready', `The survey cannot be published yet: ${error.say.en}`, {
          kind: 'conflict',
          next: 'Check the survey to see everything that is missing.',
        });
      }
      if (draft.rules.pin && !row.hasPin) {
        return refuse('no-pin', 'The survey asks for a PIN, but none is set.', {
          kind: 'conflict',
          next: 'Set one.',
        });
      }
      if (row.hash === store.hashOf(draft)) {
        return refuse('no-change', 'The draft is the same as the published version.', { kind: 'conflict' });
      }
      const version = (row.version ?? 0) + 1;
      const made = { workspaceId: caller.workspaceId, version, definition: draft, now, by: caller.name };
      await store.insertVersion(tx, params.id, made);
      // From now on the company knows what the answers count for, and how each is summed up.
      const scales = await scalesKnown(records, tx, caller.workspaceId, namesFed(draft));
      await registerMetrics(tx, caller.workspaceId, metricsFed(draft, scales));
      await note(tx, caller, { verb: 'publish', noun: 'survey', subject: params.id, detail: { version } });
      return whole(tx, params.id);
    }),
  ),

  serve(contract.closeSurvey, ({ records }, { caller, params, now }) =>
    records.inWorkspace(caller.workspaceId, (tx) => setState(tx, caller, now, params.id, 'closed')),
  ),

  serve(contract.reopenSurvey, ({ records }, { caller, params, now }) =>
    records.inWorkspace(caller.workspaceId, (tx) => setState(tx, caller, now, params.id, 'open')),
  ),

  serve(contract.setSurveyPin, async ({ records }, { caller, params, body }) => {
    const pin = body.pin === null ? null : await keepPin(body.pin);
    return records.inWorkspace(caller.workspaceId, async (tx) => {
      await forChange(tx, params.id);
      await store.writePin(tx, params.id, pin);
      await note(tx, caller, { verb: 'set-pin', noun: 'survey', subject: params.id });
      return whole(tx, params.id);
    });
  }),

  serve(contract.readSurveyVersion, ({ records }, { caller, params }) =>
    records.inWorkspace(caller.workspaceId, async (tx) => {
      const found = await store.versionOf(tx, params.id, params.version);
      return found === null ? noVersion : { ...presentVersion(found), definition: found.definition };
    }),
  ),

  serve(contract.checkSurvey, ({ records }, { caller, params }) =>
    records.inWorkspace(caller.workspaceId, async (tx) => {
      const row = orThrow((await store.surveyById(tx, params.id)) ?? noSurvey);
      return checkSurvey(row.draft, await published(tx, params.id, row.version));
    }),
  ),

  serve(contract.checkDefinition, ({ records }, { caller, body }) =>
    records.inWorkspace(caller.workspaceId, async (tx) => {
      const { survey, definition } = body;
      const row = survey === undefined ? null : orThrow((await store.surveyById(tx, survey)) ?? noSurvey);
      const broken = refuseBroken(definition);
      if (broken !== null) return broken;
      return checkSurvey(definition, row === null ? undefined : await published(tx, row.id, row.version));
    }),
  ),

  serve(contract.compareSurveyVersions, ({ records }, { caller, params, query }) =>
    records.inWorkspace(caller.workspaceId, async (tx) => {
      const row = orThrow((await store.surveyById(tx, params.id)) ?? noSurvey);
      const from = query.from ?? row.version;
      if (from === null) {
        return refuse('not-published', 'This survey was never published.', {
          kind: 'conflict',
          next: 'Publish it first.',
        });
      }
      const before = orThrow((await store.versionOf(tx, row.id, from)) ?? noVersion).definition;
      const to = query.to ?? null;
      const after =
        to === null ? row.draft : orThrow((await store.versionOf(tx, row.id, to)) ?? noVersion).definition;
      return { from, to, ...compareVersions(before, after) };
    }),
  ),
];
