import { expect, test } from 'vitest';
import { payloads } from '../../tests/browser/surveys/payloads.ts';
import { surveyDefinitionShape } from '../understand/listening/surveys/definition.contract.ts';
import { compile, start } from '../understand/listening/surveys/runtime/index.ts';
import { templates } from '../understand/listening/surveys/templates/every-template.ts';
import { renderPage } from './index.ts';
import type { PageView } from './view.ts';

const around = {
  problems: [],
  cleared: [],
  end: null,
  action: '/s/x',
  link: 'x',
  key: 'k',
  channel: 'link',
  say: null,
  kiosk: false,
  page: null,
  at: { index: 0, of: 1, secondsLeft: 10 },
} as const;

function viewOf(definition: object, language = 'en', more: Partial<PageView> = {}): PageView {
  const session = start(compile(surveyDefinitionShape.parse(definition)), { seed: 1, language, answers: {} });
  return { ...around, kind: 'questions', language, session, ...more };
}
const survey = (questions: object[], more: object = {}) => ({
  format: 1,
  title: { en: 'T' },
  languages: ['en'],
  respondents: 'anonymous',
  flow: [{ kind: 'block', code: 'b', pages: [{ code: 'p', questions }] }],
  ends: [{ code: 'e', kind: 'thanks', title: { en: 'Bye' } }],
  ...more,
});

test('every template is drawn in both its languages, without a word left out', () => {
  for (const { definition } of templates) {
    for (const language of ['en', 'es']) {
      const page = renderPage(viewOf(definition, language));
      expect(page).toContain(`lang="${language}"`);
      expect(page).not.toMatch(/undefined|\[object|\{\w+\}<|NaN/);
    }
  }
});

test('what the server alone needs does not reach the page: quotas, scores, fields that logic never reads', () => {
  const page = renderPage(
    viewOf(
      survey(
        [
          {
            code: 'q',
            type: 'nps',
            low: 0,
            high: 10,
            text: { en: 'Q {{hidden:name}}' },
            feeds: { metric: 'secret-metric' },
          },
        ],
        {
          hidden: [{ code: 'name' }, { code: 'churn-risk', default: 'very high', fromLink: false }],
          quotas: [{ code: 'secret-quota', title: 'x', end: 'e', cells: [{ code: 'c', limit: 5 }] }],
        },
      ),
    ),
  );
  expect(page).not.toMatch(/secret-|churn-risk|very high/);
});

test('a text that is not translated is shown in its own language, and marked', () => {
  const page = renderPage(
    viewOf(
      survey([{ code: 'q', type: 'text', text: { en: 'Only English' } }], { languages: ['en', 'ar'] }),
      'ar',
    ),
  );
  expect(page).toContain('<html lang="ar" dir="rtl"');
  expect(page).toContain('<span lang="en" dir="ltr">Only English</span>');
});

test('addresses the author wrote become links; what somebody answered never does', () => {
  const definition = survey(
    [{ code: 'q', type: 'text', text: { en: 'Read https://example.com/privacy. {{hidden:x}}' } }],
    { hidden: [{ code: 'x', default: 'https://evil.example/' }] },
  );
  const page = renderPage(viewOf(definition));
  expect(page).toContain('<a href="https://example.com/privacy" target="_blank" rel="noopener noreferrer">');
  expect(page).not.toContain('href="https://evil.example');
});

test('hostile words of a survey and of its links stand on the page as words', () => {
  for (const payload of payloads.filter((one) => /[<"'`]/.test(one))) {
    const words = { en: `${payload} {{hidden:x}}` };
    const choices = [{ code: 'c', text: words }];
    const definition = survey([{ code: 'q', type: 'single', text: words, help: words, choices }], {
      title: words,
      hidden: [{ code: 'x', default: payload }],
    });
    const page = renderPage(
      viewOf(definition, 'en', { action: `/s/x?a=${payload}`, carried: [['n', payload]] }),
    );
    // What the page's script is given is data: there only what could end it is written otherwise.
    const [markup = '', data = ''] = page.split('<script type="application/json" id="sirius">');
    expect(markup, payload).not.toContain(payload);
    expect(data.slice(0, data.indexOf('</script>')), payload).not.toMatch(/[<>]/);
  }
});
