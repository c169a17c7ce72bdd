import { isRefusal } from '../../../../kernel/refusal.ts';
import type { Shown } from '../../../../server/public-pages.ts';
import type { GivenFile } from '../question.contract.ts';
import { addressOf, type Call, draw, gone } from './draw-page.ts';
import { move, openAt, see } from './enter.ts';
import { keepFile } from './files.ts';
import type { Settled } from './judge-move.ts';
import type { Kept } from './kept.ts';
import { bringsMore, questionsIn, readPage } from './read-page.ts';
import { takeProof } from './take-proof.ts';

/** The session that a form belongs to; it begins with its first form. */
async function sessionFor(call: Call, key: string): Promise<Settled | Shown> {
  const seen = await see(call, key);
  if (!isRefusal(seen)) return seen;
  const opened = await openAt(call.services, call.link);
  if (isRefusal(opened) || key === 'mine' || seen.refused !== 'nothing-here') return gone(call, seen);
  return takeProof(call, opened, key);
}

/** Files that came with a form, kept beside its session. */
async function takeFiles(call: Call, session: Settled) {
  const { services, workspace, visit } = call;
  const files = new Map<string, readonly GivenFile[]>();
  const problems = [];
  for (const file of visit.files) {
    const question = session.plan.questions.get(file.field.replace(/^a\//, ''))?.question;
    if (question?.type !== 'file' || workspace === null) continue;
    const { key, survey } = session.kept;
    const kept = await keepFile(services.records, workspace, question, {
      key,
      survey,
      name: file.name,
      bytes: file.bytes,
    });
    if (isRefusal(kept)) problems.push({ question: question.code, key: kept.refused });
    else files.set(question.code, [...(files.get(question.code) ?? []), kept]);
  }
  return { files, problems };
}

/** What a form said, kept; answered with the way to the next page, or with the page again that asks for more. */
export async function takeForm(call: Call, key: string): Promise<Shown> {
  const { services, ports, visit } = call;
  const { fields } = visit;
  const session = await sessionFor(call, key);
  if (!('kept' in session)) return session;
  const page = fields.get('page');
  const to = { see: addressOf(call, key) };
  if (page === null) return to;
  const go = fields.get('go') ?? 'on';
  if (go === 'refuse') {
    const refused = await move(services, ports, call.link, { key, wants: 'refuse', by: 'page', answers: {} });
    return isRefusal(refused) ? gone(call, refused) : to;
  }
  const { plan, kept } = session;
  const shown = fields.getAll('shown');
  const given = await takeFiles(call, session);
  const read = readPage(questionsIn(plan, page, shown), fields, { kept, files: given.files });
  const found = [...given.problems, ...read.problems];
  const more = go === 'on' && bringsMore(plan, kept, { page, answers: read.answers, shown });
  const turned = await move(services, ports, call.link, {
    key,
    wants: 'save',
    by: 'page',
    answers: read.answers,
    page,
    go: found.length > 0 || more ? 'stay' : go === 'on' || go === 'back' ? go : 'stay',
    ...(go.startsWith('language:') ? { language: go.slice('language:'.length) } : {}),
  });
  // Sent twice, or the back button after the end: the end page says that it is over.
  if (isRefusal(turned)) return turned.refused === 'handed-in' ? to : gone(call, turned);
  const problems = [...found, ...(go === 'back' ? [] : turned.problems)];
  if (problems.length === 0 && turned.cleared.length === 0 && !more) return to;
  if (turned.kept.page === null) return to;
  const at: Kept =
    problems.length > 0 && turned.problems.length === 0 ? { ...turned.kept, page } : turned.kept;
  return draw(
    { ...call, visit: { ...visit, params: { ...visit.params, key } } },
    { plan, kept: at, key, problems, cleared: turned.cleared },
    more ? { more } : {},
  );
}
