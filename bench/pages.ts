import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { buildSurveyPageIfStale } from '../src/main/build-survey-page.ts';
import { renderPage } from '../src/survey-page/index.ts';
import { compile, start } from '../src/understand/listening/surveys/runtime/index.ts';
import { templates } from '../src/understand/listening/surveys/templates/every-template.ts';
import { type Line, tell } from './report.ts';

const sizeOf = (name: string) => {
  const bytes = readFileSync(new URL(`../dist/survey-page/${name}`, import.meta.url));
  return { packed: gzipSync(bytes, { level: 9 }).length, whole: bytes.length };
};
const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;

function weigh(what: string, name: string, most: number | null): Line {
  const { packed, whole } = sizeOf(name);
  return tell({
    what,
    measured: `${kB(packed)} compressed, ${kB(whole)} whole`,
    budget: most === null ? 'told' : `at most ${kB(most)} compressed`,
    met: most === null ? null : packed <= most && packed > 300,
  });
}

/** One page of a survey drawn by the server, as often as one second allows. */
function draw(): Line {
  const survey = templates.find(({ name }) => name === 'nps') ?? templates[0];
  if (survey === undefined) throw new Error('there is no template to draw');
  const plan = compile(survey.definition);
  const page = () =>
    renderPage({
      kind: 'questions',
      language: 'en',
      session: start(plan, { seed: 1, language: 'en' }),
      page: null,
      at: { index: 0, of: 1, secondsLeft: 0 },
      problems: [],
      cleared: [],
      end: null,
      action: '/s/x',
      link: 'x',
      key: 'x',
      channel: 'link',
      say: null,
      kiosk: false,
    });
  const whole = gzipSync(page()).length;
  const began = performance.now();
  let times = 0;
  while (performance.now() - began < 1000) {
    page();
    times++;
  }
  return tell({
    what: 'pages: the first page of the NPS survey',
    measured: `${kB(whole)} compressed, drawn in ${(1000 / times).toFixed(2)} ms`,
    budget: 'told',
    met: null,
  });
}

/** What a respondent's browser loads: the script with everything in it, the style, the loader for other sites. */
export async function benchPages(): Promise<Line[]> {
  await buildSurveyPageIfStale();
  return [
    weigh("pages: the answering page's script, engine included", 'page.js', 30_000),
    weigh('pages: the loader for other sites', 'embed.js', 2000),
    weigh("pages: the page's style", 'page.css', null),
    draw(),
  ];
}
