import { serve } from '../../../../server/serve.ts';
import { renderPage } from '../../../../survey-page/index.ts';
import { refuseBroken } from '../index.ts';
import { companyOf, logoOf } from '../letterhead/index.ts';
import { compile, start, visiblePages } from '../runtime/index.ts';
import { previewSurvey } from './contract.ts';

export const routes = [
  serve(previewSurvey, async ({ records }, { caller, body, now }) => {
    const { definition, question } = body;
    const broken = refuseBroken(definition);
    if (broken !== null) return broken;
    const [first = 'en'] = definition.languages;
    const language = body.language ?? first;
    const session = start(compile(definition), {
      seed: 1,
      language,
      device: 'phone',
      channel: 'link',
      date: now.toISOString().slice(0, 10),
    });
    const pages = visiblePages(session);
    const at = pages.findIndex(({ questions }) => questions.some(({ code }) => code === question));
    session.page = Math.max(0, at);
    // The frame it is shown in can ask for nothing: the logo comes inside the page.
    const around = await records.inWorkspace(caller.workspaceId, (tx) =>
      companyOf(tx, caller.workspaceId, async () => {
        const logo = await logoOf(tx);
        return logo === null ? '' : `data:${logo.type};base64,${logo.content.toString('base64')}`;
      }),
    );
    const html = renderPage({
      ...around,
      kind: 'questions',
      language,
      session,
      page: pages[session.page] ?? null,
      at: { index: session.page, of: pages.length, secondsLeft: 0 },
      problems: [],
      cleared: [],
      end: null,
      action: '#',
      link: 'preview',
      key: 'preview',
      channel: 'link',
      say: null,
      kiosk: false,
      preview: true,
    });
    return { html, shown: question === undefined ? null : at >= 0 };
  }),
];
