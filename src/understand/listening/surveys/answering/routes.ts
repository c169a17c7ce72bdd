import { Readable } from 'node:stream';
import { isRefusal, type Refusal, refuse } from '../../../../kernel/refusal.ts';
import { Download, type Services, serve } from '../../../../server/serve.ts';
import { note } from '../../../../stores/records/audit.ts';

import { checkFor } from '../captcha/index.ts';
import { surveyById } from '../index.ts';
import * as contract from './contract.ts';
import { type Given, linkOf, move, openAt } from './enter.ts';
import * as files from './files.ts';
import { needsPin } from './judge-entry.ts';
import { makeLinks, presentLink } from './make-links.ts';
import { planOf } from './plan-of.ts';
import type { Ports } from './ports.ts';
import { definitionForPage, standingOf } from './present.ts';
import { sendCode } from './prove.ts';
import { provePin } from './prove-pin.ts';
import { dispositions } from './session.contract.ts';
import * as store from './store.ts';
import { hashOf, linkRows, revokeLinks } from './store-links.ts';

const noSurvey = refuse('no-survey', 'This company has no such survey.', { kind: 'not-found' });
const noLink = refuse('no-link', 'This survey has no such address.', { kind: 'not-found' });
const noFile = refuse('no-file', 'No such file was given in this survey.', { kind: 'not-found' });
const notPublished = refuse('not-published', 'This survey was never published.', {
  kind: 'conflict',
  next: 'Publish it first.',
});
const asksNoFile = refuse('asks-no-file', 'This question of the survey asks for no file.');

async function make(services: Services, ports: Ports, token: string, given: Given) {
  const settled = await move(services, ports, token, given);
  return isRefusal(settled) ? settled : standingOf(settled);
}

/** The survey as its page asks it: like there, a PIN comes before the first question. */
async function show(services: Services, token: string, given?: string) {
  const opened = await openAt(services, token);
  if (isRefusal(opened)) return opened;
  const { link, version, definition } = opened;
  const { pin, verifiedEmail, captcha } = definition.rules;
  const wrong = pin ? (given === undefined ? needsPin : await provePin(services.records, link, given)) : null;
  if (wrong !== null) return wrong;
  return {
    version,
    language: link.language ?? definition.languages[0] ?? 'en',
    channel: link.channel,
    needs: [
      ...(pin ? (['pin'] as const) : []),
      ...(verifiedEmail ? (['email'] as const) : []),
      ...(captcha ? (['captcha'] as const) : []),
    ],
    definition: definitionForPage(definition),
  };
}

/** Public: whoever has the address. Their rules stand in judge-entry.ts and judge-move.ts, below every way in. */
const publicRoutes = (ports: Ports) => [
  serve(contract.openSurvey, (services, { params }) => show(services, params.link)),
  serve(contract.unlockSurvey, (services, { params, body }) => show(services, params.link, body.pin)),

  serve(contract.seePersonCheck, async (services, { params, query, network = '' }) => {
    const opened = await openAt(services, params.link);
    if (isRefusal(opened)) return opened;
    const { link, definition } = opened;
    if (!definition.rules.captcha) return { kind: 'none' as const };
    const entrance = { workspace: link.workspace, link: link.id, session: hashOf(query.key) };
    return checkFor(services, entrance, { network });
  }),
  serve(contract.startAnswering, (services, { params, body: { answers = {}, ...body } }) =>
    make(services, ports, params.link, { ...body, answers, wants: 'start', by: 'program' }),
  ),
  serve(contract.saveAnswers, (services, { params, body }) =>
    make(services, ports, params.link, { ...body, wants: 'save', by: 'program' }),
  ),
  serve(contract.submitAnswers, (services, { params, body }) =>
    make(services, ports, params.link, { ...body, wants: 'submit', by: 'program' }),
  ),
  serve(contract.resumeAnswering, (services, { params, body }) =>
    make(services, ports, params.link, { ...body, answers: {}, wants: 'see', by: 'program' }),
  ),
  serve(contract.refuseAnswering, (services, { params, body }) =>
    make(services, ports, params.link, { ...body, answers: {}, wants: 'refuse', by: 'program' }),
  ),
  serve(contract.sendEmailCode, async (services, { params, body }) => {
    const opened = await openAt(services, params.link);
    if (isRefusal(opened)) return opened;
    const { definition, link } = opened;
    const language = body.language ?? link.language ?? definition.languages[0] ?? 'en';
    const survey = definition.title[language] ?? Object.values(definition.title)[0] ?? '';
    const refused = definition.rules.verifiedEmail
      ? await sendCode(services, ports, link, { email: body.email, language, survey })
      : null;
    return refused ?? { asked: true as const };
  }),
  serve(contract.giveFile, async (services, { params, query, bytes }) => {
    const standing = await move(services, ports, params.link, {
      key: query.key,
      answers: {},
      wants: 'see',
      by: 'program',
    });
    if (isRefusal(standing)) return standing;
    const question = standing.plan.questions.get(params.question)?.question;
    if (question?.type !== 'file' || bytes === undefined) return asksNoFile;
    const content = await files.readUpload(question, bytes);
    if (isRefusal(content)) return content;
    const link = await linkOf(services.records, params.link);
    if (isRefusal(link)) return link;
    const { survey, key } = standing.kept;
    const file = { survey, key, name: query.name, bytes: content };
    return files.keepFile(services.records, link.workspace, question, file);
  }),
];

const staffRoutes = [
  serve(contract.listSurveyLinks, (services, { caller, params }) =>
    services.records.inWorkspace(caller.workspaceId, async (tx) => {
      if ((await surveyById(tx, params.id)) === null) return noSurvey;
      const rows = await linkRows(tx, { survey: params.id });
      return { links: rows.map((row) => presentLink(services, caller.workspaceId, row)) };
    }),
  ),
  serve(contract.createSurveyLink, (services, { caller, params, body, now }) =>
    services.records.inWorkspace(caller.workspaceId, async (tx) => {
      const survey = await surveyById(tx, params.id);
      if (survey === null) return noSurvey;
      if (survey.version === null) return notPublished;
      const { expiresAt, ...rest } = body;
      const wish = {
        ...rest,
        survey: params.id,
        kind: 'open' as const,
        ...(expiresAt === undefined ? {} : { expiresAt: new Date(expiresAt) }),
      };
      const made = { at: now, by: caller.name };
      const ids = (await makeLinks(services, tx, caller.workspaceId, [wish], made)).map(({ id }) => id);
      await note(tx, caller, {
        verb: 'open-link',
        noun: 'survey',
        subject: params.id,
        detail: { name: body.name },
      });
      const [row] = await linkRows(tx, { ids });
      return row === undefined ? noLink : presentLink(services, caller.workspaceId, row);
    }),
  ),
  serve(contract.revokeSurveyLink, (services, { caller, params }) =>
    services.records.inWorkspace(caller.workspaceId, async (tx) => {
      const rows = await linkRows(tx, { survey: params.id });
      if (!rows.some(({ id }) => id === params.link)) return noLink;
      await revokeLinks(tx, [params.link]);
      await note(tx, caller, { verb: 'revoke-link', noun: 'survey', subject: params.id });
      const [row] = await linkRows(tx, { ids: [params.link] });
      return row === undefined ? noLink : presentLink(services, caller.workspaceId, row);
    }),
  ),
  serve(contract.countSurveyAnswers, ({ records }, { caller, params }) =>
    records.inWorkspace(caller.workspaceId, async (tx) => {
      const survey = await surveyById(tx, params.id);
      if (survey === null) return noSurvey;
      const plan = survey.version === null ? null : await planOf(records, tx, params.id, survey.version);
      const states = new Map(
        (await store.countStates(tx, params.id)).map((one) => [one.state, one.sessions]),
      );
      const places = await store.readPlaces(tx, params.id);
      return {
        dispositions: dispositions.map((state) => ({ state, sessions: states.get(state) ?? 0 })),
        quotas: (plan?.definition.quotas ?? []).flatMap(({ code, cells }) =>
          cells.map((cell) => ({
            quota: code,
            cell: cell.code,
            limit: cell.limit,
            ...(places.get(`${code}/${cell.code}`) ?? { held: 0, counted: 0 }),
          })),
        ),
      };
    }),
  ),
  serve(contract.readGivenFile, ({ records }, { caller, params }) =>
    records.inWorkspace(caller.workspaceId, async (tx): Promise<Download | Refusal> => {
      const file = await files.readFile(tx, params.id, params.file);
      return file === null
        ? noFile
        : new Download('application/octet-stream', file.name, Readable.from([file.content]));
    }),
  ),
];

export const routesWith = (ports: Ports) => [...publicRoutes(ports), ...staffRoutes];
