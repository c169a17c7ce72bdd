import { useTranslation } from 'react-i18next';
import { Panel } from '../../../../web/design.ts';
import type { Place, SurveyCheck } from '../checks.contract.ts';
import css from './builder.module.css';
import { useBuilder } from './builder-context.ts';
import { RemarksList, selectionOf } from './remarks-list.tsx';
import { useSaidPair } from './survey-text.ts';

/** The whole logic as sentences, in the order in which it takes effect, and what the checks found in it. */
export function LogicView({
  check,
  onJump,
}: {
  check: SurveyCheck | undefined;
  onJump: (place: Place) => void;
}) {
  const { t } = useTranslation();
  const { select } = useBuilder();
  const said = useSaidPair();
  if (check === undefined) return null;
  return (
    <>
      <Panel
        title={t('surveys.logic.title')}
        head="serif"
        aside={t('surveys.logic.count', { count: check.logic.length })}
      >
        {check.logic.length === 0 && <p className={css.note}>{t('surveys.logic.none')}</p>}
        <ol className={css.sentences}>
          {check.logic.map((line, i) => (
            // One place may have several rules; their order is their identity.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <li key={i}>
              <button
                type="button"
                className={css.sentence}
                onClick={() => {
                  select(selectionOf(line.where));
                  onJump(line.where);
                }}
              >
                {said(line.say)}
              </button>
            </li>
          ))}
        </ol>
      </Panel>
      <Panel title={t('surveys.remarks.title')} head="serif">
        <RemarksList remarks={check.remarks} onJump={onJump} />
      </Panel>
    </>
  );
}
