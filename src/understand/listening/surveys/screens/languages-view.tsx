import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../../web/design.ts';
import { useFormat } from '../../../../web/format.ts';
import type { SurveyCheck } from '../checks.contract.ts';
import { languageShape } from '../logic.contract.ts';
import css from './builder.module.css';
import { useBuilder } from './builder-context.ts';
import { textsIn, writeText } from './survey-texts.ts';

const rtl = /^(?:ar|he|fa|ur|ps|yi|dv)(?:-|$)/;

/** Two languages side by side, what is not yet translated marked, and how far each is. */
export function LanguagesView({ check }: { check: SurveyCheck | undefined }) {
  const { t } = useTranslation();
  const { survey, change, mayWrite } = useBuilder();
  const format = useFormat();
  const [first = 'en'] = survey.languages;
  const [chosen, choose] = useState<string>();
  const [onlyOpen, setOnlyOpen] = useState(false);
  const [fresh, setFresh] = useState('');
  const others = survey.languages.slice(1);
  const target = chosen !== undefined && others.includes(chosen) ? chosen : others[0];
  const places = textsIn(survey);
  const add = () => {
    const tag = fresh.trim();
    if (!languageShape.safeParse(tag).success || survey.languages.includes(tag)) return;
    change(`language ${tag}`, (now) => ({ ...now, languages: [...now.languages, tag] }));
    choose(tag);
    setFresh('');
  };
  const share = (language: string) => {
    const done = places.filter(({ texts }) => (texts[language] ?? '').trim() !== '').length;
    return places.length === 0 ? 1 : done / places.length;
  };
  const rows = places.filter(
    ({ texts }) => !onlyOpen || target === undefined || (texts[target] ?? '').trim() === '',
  );
  return (
    <>
      <Panel title={t('surveys.languages.title')} head="serif">
        <ul className={css.sentences}>
          {survey.languages.map((language) => {
            const checked = check?.languages.find((one) => one.language === language);
            return (
              <li key={language}>
                <strong>{language}</strong> ·{' '}
                {t('surveys.languages.done', { share: format.share(share(language)) })}
                {checked?.ease != null &&
                  ` · ${t('surveys.languages.ease', { ease: checked.ease, formula: checked.formula })}`}
                {checked !== undefined && ` · ${format.seconds(checked.seconds)}`}
              </li>
            );
          })}
        </ul>
        {mayWrite && (
          <form
            className={css.row}
            onSubmit={(event) => {
              event.preventDefault();
              add();
            }}
          >
            <TextInput
              size="xs"
              label={t('surveys.languages.new')}
              placeholder="es, pt-BR, ar"
              value={fresh}
              onChange={(event) => setFresh(event.currentTarget.value)}
            />
            <Button type="submit" variant="default" size="xs">
              {t('surveys.languages.add')}
            </Button>
          </form>
        )}
      </Panel>
      {target !== undefined && (
        <Panel title={t('surveys.translations')} head="serif">
          <div className={css.row}>
            <NativeSelect
              size="xs"
              label={t('surveys.languages.to')}
              data={others}
              value={target}
              onChange={(event) => choose(event.currentTarget.value)}
            />
            <Checkbox
              size="sm"
              label={t('surveys.languages.onlyOpen')}
              checked={onlyOpen}
              onChange={(event) => setOnlyOpen(event.currentTarget.checked)}
            />
          </div>
          <div className={css.scroll}>
            <table className={css.translations}>
              <thead>
                <tr>
                  <th scope="col">{t('surveys.languages.where')}</th>
                  <th scope="col">{first}</th>
                  <th scope="col">{target}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map(({ path, texts, of, field }) => {
                  const text = texts[target] ?? '';
                  const key = path.join('/');
                  return (
                    <tr key={key}>
                      <th scope="row">
                        {of} · {field}
                        {text.trim() === '' && (
                          <span className={css.remark} data-severity="warning">
                            <br />● {t('surveys.languages.open')}
                          </span>
                        )}
                      </th>
                      <td lang={first} dir="auto">
                        {texts[first] ?? ''}
                      </td>
                      <td>
                        <Textarea
                          autosize
                          size="sm"
                          readOnly={!mayWrite}
                          lang={target}
                          dir={rtl.test(target) ? 'rtl' : 'auto'}
                          aria-label={`${of} · ${field} · ${target}`}
                          value={text}
                          onChange={(event) => {
                            const to = event.currentTarget.value;
                            change(`translate ${key} ${target}`, (now) => writeText(now, path, target, to));
                          }}
                        />
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </div>
        </Panel>
      )}
    </>
  );
}
