import { Button, Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Flow } from '../definition.contract.ts';
import css from './builder.module.css';
import { useBuilder } from './builder-context.ts';
import { freshCode } from './edit-survey.ts';
import { OutlineLine } from './outline-line.tsx';
import { OutlinePage } from './outline-page.tsx';
import { textIn } from './survey-text.ts';

/** The survey from its first page to its end, as a list one can walk, move and add to. */
export function Outline() {
  const { t } = useTranslation();
  const { survey, change, mayWrite, select } = useBuilder();
  const add = (make: (code: string) => Flow, prefix: string) => {
    const code = freshCode(survey, prefix);
    change(`add ${code}`, (now) => ({ ...now, flow: [...now.flow, make(code)] }));
    select({ kind: 'part', code });
  };
  const block = (code: string): Flow => ({
    kind: 'block',
    code,
    pages: [{ code: `${code}_p1`, questions: [] }],
  });
  const always = {
    is: 'not-equal',
    left: { get: 'about', what: 'language' },
    right: { get: 'literal', value: '' },
  } as const;
  return (
    <nav className={css.outline} aria-label={t('surveys.outline')}>
      <ol className={css.flow}>
        {survey.flow.map((part) => (
          <OutlinePart key={part.code} part={part} />
        ))}
        {survey.ends.map((end) => (
          <OutlineLine
            key={end.code}
            kind="end"
            code={end.code}
            mark="■"
            label={textIn(end.title, survey.languages[0] ?? 'en') || end.code}
          />
        ))}
      </ol>
      {mayWrite && (
        <Menu position="bottom-start">
          <Menu.Target>
            <Button variant="default" size="compact-sm">
              {t('surveys.add.part')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => add(block, 'block')}>{t('surveys.part.block')}</Menu.Item>
            <Menu.Item
              onClick={() =>
                add((code) => ({ kind: 'branch', code, when: always, flow: [block(`${code}_b`)] }), 'branch')
              }
            >
              {t('surveys.part.branch')}
            </Menu.Item>
            <Menu.Item
              onClick={() => add((code) => ({ kind: 'shuffle', code, flow: [block(`${code}_b`)] }), 'random')}
            >
              {t('surveys.part.shuffle')}
            </Menu.Item>
            <Menu.Item
              onClick={() =>
                add(
                  (code) => ({ kind: 'finish', code, when: always, end: survey.ends[0]?.code ?? '' }),
                  'finish',
                )
              }
            >
              {t('surveys.part.finish')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </nav>
  );
}

function OutlinePart({ part }: { part: Flow }) {
  const { t } = useTranslation();
  const { survey } = useBuilder();
  const [first = 'en'] = survey.languages;
  const title = part.kind === 'block' ? textIn(part.title, first) : '';
  const name = `${t(`surveys.part.${part.kind}`)}${title === '' ? '' : ` · ${title}`}`;
  return (
    <li>
      <ol className={css.flow}>
        <OutlineLine
          kind="part"
          code={part.code}
          mark="▸"
          label={name}
          conditional={part.kind !== 'shuffle' && part.when !== undefined}
        />
        {part.kind === 'block' && part.pages.map((page) => <OutlinePage key={page.code} page={page} />)}
        {(part.kind === 'branch' || part.kind === 'shuffle') && (
          <li className={css.inner}>
            <ol className={css.flow}>
              {part.flow.map((one) => (
                <OutlinePart key={one.code} part={one} />
              ))}
            </ol>
          </li>
        )}
        {part.kind === 'branch' && part.otherwise !== undefined && (
          <li className={css.inner}>
            <p className={css.otherwise}>{t('surveys.otherwise')}</p>
            <ol className={css.flow}>
              {part.otherwise.map((one) => (
                <OutlinePart key={one.code} part={one} />
              ))}
            </ol>
          </li>
        )}
      </ol>
    </li>
  );
}
