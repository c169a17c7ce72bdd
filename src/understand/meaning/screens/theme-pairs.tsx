import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer, useDo } from '../../../web/api.ts';
import { useUndo } from '../../../web/design/states.tsx';
import { Panel, ProblemNote, SkeletonPanel } from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import { editTheme, listLikelyPairs, undoThemeEdit } from '../themes.contract.ts';
import { useSayLabel } from './say-label.ts';
import css from './themes.module.css';

/** Themes found in two languages that may be one subject, when somebody asks; joined one by one, and taken back as easily. */
export function ThemePairs() {
  const { t } = useTranslation();
  const format = useFormat();
  const sayLabel = useSayLabel();
  const offerUndo = useUndo();
  const [asked, setAsked] = useState(false);
  const pairs = useAnswer(listLikelyPairs, {}, { when: asked });
  const join = useDo(editTheme);
  const undo = useDo(undoThemeEdit);
  if (!asked)
    return (
      <Button variant="subtle" color="understand" onClick={() => setAsked(true)}>
        {t('meaning.pairs.look')}
      </Button>
    );
  return (
    <Panel title={t('meaning.pairs.title')}>
      <p className={css.quiet}>{t('meaning.pairs.say')}</p>
      {pairs.error !== null && <ProblemNote problem={pairs.error} />}
      {pairs.data === undefined && pairs.error === null && <SkeletonPanel lines={3} />}
      {pairs.data?.length === 0 && <p role="status">{t('meaning.pairs.none')}</p>}
      <ul className={css.pairs}>
        {(pairs.data ?? []).map(({ theme, into, steps, things, words }) => (
          <li key={theme.id}>
            <p>
              <strong lang={theme.language}>{theme.name}</strong> {t('meaning.pairs.into')}{' '}
              <strong lang={into.language}>{into.name}</strong>
            </p>
            <p className={css.quiet}>
              {t('meaning.pairs.shared', {
                what: [
                  ...things.map((each) => sayLabel(each)),
                  ...steps,
                  ...words.map((pair) => pair.join(' / ')),
                ].join(' · '),
                mentions: format.number(theme.mentions),
                others: format.number(into.mentions),
              })}
            </p>
            <Button
              size="compact-sm"
              variant="default"
              loading={join.isPending && join.variables?.body?.theme === theme.id}
              onClick={() =>
                join.mutate(
                  { body: { edit: 'merge', theme: theme.id, into: into.id } },
                  {
                    onSuccess: (done) =>
                      offerUndo(t('meaning.pairs.joined', { theme: theme.name, into: into.name }), () =>
                        undo.mutate({ params: { edit: done.id } }),
                      ),
                  },
                )
              }
            >
              {t('meaning.pairs.join')}
            </Button>
          </li>
        ))}
      </ul>
      {join.error !== null && <ProblemNote problem={join.error} />}
      {undo.error !== null && <ProblemNote problem={undo.error} />}
    </Panel>
  );
}
