import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type TestHouse } from '../../../../tests/house.ts';
import { listMetrics } from '../../scores/contract.ts';
import { checkSurvey as check } from './check-survey.ts';
import * as contract from './contract.ts';
import { questionsOf, type SurveyDefinition, surveyDefinitionShape } from './definition.contract.ts';
import { isPin, keepPin } from './pin.ts';
import { compile, start, visiblePages } from './runtime/index.ts';
import { templates } from './templates/every-template.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const create = (template = 'nps') => house.answer(contract.createSurvey, { body: { template } });
const publish = (survey: contract.Survey) =>
  house.answer(contract.publishSurvey, { params: { id: survey.id }, body: { revision: survey.revision } });
const save = (survey: contract.Survey, definition: SurveyDefinition, revision = survey.revision) =>
  house.ask(contract.saveSurvey, { params: { id: survey.id }, body: { definition, revision } });

/** The same survey with the first question's wording changed. */
function reworded(definition: SurveyDefinition, en: string): SurveyDefinition {
  const copy = structuredClone(definition);
  const [first] = questionsOf(copy.flow);
  if (first !== undefined) first.question.text.en = en;
  return copy;
}

describe('templates', () => {
  it.each(templates.map(({ name, definition }) => [name, definition] as const))(
    '%s may be published as it is, in both languages',
    (_, definition) => {
      const { remarks, mayPublish, seconds, languages } = check(definition);
      expect(mayPublish).toBe(true);
      expect(remarks.filter(({ severity }) => severity !== 'advice')).toEqual([]);
      expect(languages.map(({ language, missing }) => [language, missing.length])).toEqual([
        ['en', 0],
        ['es', 0],
      ]);
      expect(seconds).toBeLessThan(200);
      const session = start(compile(definition), { seed: 1, language: 'es' });
      expect(visiblePages(session).length).toBeGreaterThan(0);
    },
  );
});

describe('a survey', () => {
  it('goes from a template to a published version that never changes, while its draft goes on', async () => {
    const draft = await create();
    expect(draft).toMatchObject({
      state: 'draft',
      version: null,
      draftChanged: true,
      revision: 1,
      versions: [],
    });
    const first = await publish(draft);
    expect(first).toMatchObject({ state: 'open', version: 1, draftChanged: false });
    const saved = await save(first, reworded(first.draft, 'Would you recommend us to a friend?'));
    expect(saved).toMatchObject({ state: 'open', version: 1, draftChanged: true, revision: 2 });
    const version = await house.answer(contract.readSurveyVersion, { params: { id: draft.id, version: 1 } });
    expect(version.definition).toEqual(draft.draft);

    const diff = await house.answer(contract.compareSurveyVersions, { params: { id: draft.id } });
    expect(diff).toMatchObject({ from: 1, to: null, breaks: [{ metric: 'recommend' }] });
    expect(diff.differences.map(({ code, trend }) => [code, trend])).toEqual([['wording', 'breaks']]);

    const second = await publish(saved as contract.Survey);
    expect(second.versions.map(({ version: number }) => number)).toEqual([2, 1]);
    await expect(
      house.services.records.inWorkspace(house.workspaceId, (tx) =>
        sql`UPDATE survey_versions SET definition = '{}'::jsonb WHERE survey = ${draft.id}::uuid`.execute(tx),
      ),
    ).rejects.toThrow('never changes');
    expect(await house.answer(contract.closeSurvey, { params: { id: draft.id } })).toMatchObject({
      state: 'closed',
      version: 2,
    });
    expect(await house.answer(contract.reopenSurvey, { params: { id: draft.id } })).toMatchObject({
      state: 'open',
    });
    const { surveys } = await house.answer(contract.listSurveys, { query: { state: 'open' } });
    expect(surveys.map(({ id }) => id)).toContain(draft.id);
  });

  it('is not overwritten by somebody who opened it earlier', async () => {
    const survey = await create('ces');
    await save(survey, reworded(survey.draft, 'How easy was it?'));
    expect(await save(survey, reworded(survey.draft, 'Was it easy?'))).toMatchObject({
      refused: 'saved-since',
      kind: 'conflict',
    });
    expect(
      await house.ask(contract.publishSurvey, { params: { id: survey.id }, body: { revision: 1 } }),
    ).toMatchObject({ refused: 'saved-since' });
  });

  it('is not saved with logic in a circle: the refusal names the path', async () => {
    const survey = await create('effectiveness-ease-emotion');
    const circle = structuredClone(survey.draft);
    for (const { question } of questionsOf(circle.flow)) {
      const on =
        question.code === 'effectiveness' ? 'ease' : question.code === 'ease' ? 'effectiveness' : undefined;
      if (on !== undefined) question.when = { is: 'answered', value: { get: 'answer', question: on } };
    }
    const refused = await save(survey, circle);
    expect(refused).toMatchObject({ refused: 'circle' });
    expect((refused as { say: string }).say).toMatch(
      /effectiveness ← ease ← effectiveness|ease ← effectiveness ← ease/,
    );
  });

  it('stays a draft while an import left logic that nobody translated', async () => {
    const survey = await create();
    const kept = {
      ...survey.draft,
      untranslated: [{ where: 'QID3', from: 'qualtrics', text: 'If GeoIP is Texas' }],
    };
    const saved = (await save(survey, kept)) as contract.Survey;
    expect(
      await house.ask(contract.publishSurvey, {
        params: { id: survey.id },
        body: { revision: saved.revision },
      }),
    ).toMatchObject({ refused: 'untranslated' });
  });

  it('says what is missing instead of being published half-finished', async () => {
    const survey = await house.answer(contract.createSurvey, { body: { title: 'Empty' } });
    expect(
      await house.ask(contract.publishSurvey, { params: { id: survey.id }, body: { revision: 1 } }),
    ).toMatchObject({
      refused: 'not-ready',
      say: 'The survey cannot be published yet: The survey asks nothing yet.',
    });
    expect(await house.answer(contract.deleteSurvey, { params: { id: survey.id } })).toEqual({
      deleted: true,
    });
    expect(await house.ask(contract.readSurvey, { params: { id: survey.id } })).toMatchObject({
      refused: 'no-survey',
    });
  });

  it('that was published is copied and closed, not deleted', async () => {
    const survey = await publish(await create('csat'));
    expect(await house.ask(contract.deleteSurvey, { params: { id: survey.id } })).toMatchObject({
      refused: 'was-published',
    });
    expect(
      await house.ask(contract.publishSurvey, { params: { id: survey.id }, body: { revision: 1 } }),
    ).toMatchObject({ refused: 'no-change' });
    const copy = await house.answer(contract.copySurvey, {
      params: { id: survey.id },
      body: { title: 'Mine' },
    });
    expect(copy).toMatchObject({ state: 'draft', title: { en: 'Mine', es: 'Mine' } });
    expect(copy.id).not.toBe(survey.id);
  });

  it('says how its scores are summed up, from the day it is published', async () => {
    const company = await house.otherWorkspace();
    const asking = { workspaceId: company };
    const publishThere = async (body: { template?: string; definition?: SurveyDefinition }) => {
      const { id, revision } = await house.answer(contract.createSurvey, { body }, asking);
      await house.answer(contract.publishSurvey, { params: { id }, body: { revision } }, asking);
    };
    const known = async () =>
      (await house.answer(listMetrics, {}, asking)).map(
        ({ name, low, high, sumUp }) => `${name} ${low} ${high} ${sumUp}`,
      );
    await publishThere({ template: 'csat' });
    await publishThere({ template: 'resolved' });
    expect(await known()).toEqual(['resolved 0 1 top-box', 'satisfaction 1 5 csat']);
    // The same name on another scale: the known one stays as it is.
    const csat = templates.find(({ name }) => name === 'csat')?.definition;
    const wider = JSON.parse(JSON.stringify(csat).replace('"high":5', '"high":7'));
    await publishThere({ definition: surveyDefinitionShape.parse(wider) });
    expect(await known()).toContain('satisfaction (1 to 7) 1 7 csat');
    expect(await known()).toContain('satisfaction 1 5 csat');
  });

  it('with the rule "PIN" is published only with one; the PIN is kept as a slow hash', async () => {
    const survey = await create('resolved');
    const withPin = (await save(survey, {
      ...survey.draft,
      rules: { ...survey.draft.rules, pin: true },
    })) as contract.Survey;
    const ask = { params: { id: survey.id }, body: { revision: withPin.revision } };
    expect(await house.ask(contract.publishSurvey, ask)).toMatchObject({ refused: 'no-pin' });
    await house.answer(contract.setSurveyPin, { params: { id: survey.id }, body: { pin: '4711-x' } });
    expect(await house.answer(contract.publishSurvey, ask)).toMatchObject({ hasPin: true, state: 'open' });
    const kept = await keepPin('4711-x');
    expect(kept).not.toContain('4711');
    expect([await isPin('4711-x', kept), await isPin('4711-y', kept), await isPin('', 'x')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('belongs to one company and to those who may', async () => {
    const survey = await create();
    const other = await house.otherWorkspace();
    for (const operation of [
      contract.readSurvey,
      contract.checkSurvey,
      contract.closeSurvey,
      contract.deleteSurvey,
    ]) {
      expect(await house.ask(operation, { params: { id: survey.id } }, { workspaceId: other })).toMatchObject(
        { refused: 'no-survey' },
      );
    }
    expect(await house.ask(contract.listSurveys, {}, { as: 'employee' })).toMatchObject({
      kind: 'forbidden',
    });
    expect(await house.ask(contract.createSurvey, { body: {} }, { as: 'agent' })).toMatchObject({
      kind: 'forbidden',
    });
  });

  it('refuses what is no survey in one sentence that names the place', async () => {
    const bad = async (change: (draft: Record<string, unknown>) => void) => {
      const draft = structuredClone(templates[0]?.definition) as Record<string, unknown>;
      change(draft);
      const refused = await house.ask(contract.createSurvey, { body: { definition: draft as never } });
      return refused as { say: string; kind?: string };
    };
    expect((await bad((draft) => Object.assign(draft, { colour: 'red' }))).say).toMatch(/colour/);
    expect((await bad((draft) => Object.assign(draft, { languages: ['<script>'] }))).say).toMatch(
      /languages.0: is no language tag/,
    );
    expect((await bad((draft) => Object.assign(draft, { ends: [] }))).say).toMatch(/ends/);
    const deep = (depth: number): unknown =>
      depth === 0 ? { is: 'shown', question: 'x' } : { is: 'not', of: deep(depth - 1) };
    const tooDeep = (
      await bad((draft) =>
        Object.assign(draft, { flow: [{ kind: 'branch', code: 'b', when: deep(300), flow: [] }] }),
      )
    ).say;
    expect(tooDeep).toMatch(/nested deeper/);
    const twice = await bad((draft) => {
      const [block] = draft.flow as { pages: { questions: unknown[] }[] }[];
      block?.pages[0]?.questions.push(block.pages[0].questions[0]);
    });
    expect(twice.say).toBe('The code "recommend" names two things (question).');
    const proto = JSON.parse('{"__proto__":{"x":"y"},"en":"T"}') as Record<string, string>;
    const read = surveyDefinitionShape.safeParse({ ...templates[0]?.definition, title: proto });
    expect(Object.keys(read.data?.title ?? {})).toEqual(['en']);
    expect((read.data?.title as Record<string, unknown> | undefined)?.x).toBe(undefined);
    expect(({} as Record<string, unknown>).x).toBe(undefined);
  });
});
