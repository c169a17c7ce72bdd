import { Button, FileInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDo } from '../../../../web/api.ts';
import { Facts, Panel, ProblemNote, Sentence } from '../../../../web/design.ts';
import { useFormat } from '../../../../web/format.ts';
import { useSaid } from '../../../../web/said/said.ts';
import { giveList, previewDistribution } from '../contract.ts';
import css from './invitations.module.css';

/** Where the list is given; lines that name nobody are told, each with why. */
export function ListPanel({ id, people }: { id: string; people: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const give = useDo(giveList);
  return (
    <Panel title={t('invitations.step.people')}>
      <div className={css.form}>
        <FileInput
          label={t('invitations.step.people.choose')}
          description={t('invitations.step.people.say')}
          accept=".csv,.txt,.tsv"
          disabled={give.isPending}
          onChange={(file) => file !== null && give.mutate({ params: { id }, bytes: file })}
        />
        {give.error !== null && <ProblemNote problem={give.error} />}
        <p role="status">{t('invitations.step.people.now', { people: format.number(people) })}</p>
        {give.data !== undefined && give.data.leftInAll > 0 && (
          <>
            <p className={css.quiet}>
              {t('invitations.step.people.left', { lines: format.number(give.data.leftInAll) })}
            </p>
            <ul className={css.quiet}>
              {give.data.left.map(({ line, why }) => (
                <li key={line}>{t('invitations.step.people.line', { line, why })}</li>
              ))}
            </ul>
          </>
        )}
      </div>
    </Panel>
  );
}

/** Who would be asked, who not by which rule, and the letter; then the one button that sends. */
export function CheckPanel(props: {
  id: string;
  start: (() => void) | undefined;
  isStarting: boolean;
  waits: boolean;
}) {
  const { id, start, isStarting, waits } = props;
  const { t } = useTranslation();
  const said = useSaid();
  const format = useFormat();
  const look = useDo(previewDistribution);
  const { data } = look;
  return (
    <Panel title={t('invitations.step.check')}>
      <div className={css.form}>
        <p className={css.quiet}>{t('invitations.step.check.say')}</p>
        <div className={css.row}>
          <Button variant="default" loading={look.isPending} onClick={() => look.mutate({ params: { id } })}>
            {t('invitations.step.check.do')}
          </Button>
        </div>
        {look.error !== null && <ProblemNote problem={look.error} />}
        {data !== undefined && (
          <>
            <Facts
              facts={[
                { label: t('invitations.step.population'), value: format.number(data.population) },
                { label: t('invitations.step.drawn'), value: format.number(data.drawn) },
                { label: t('invitations.step.asked'), value: format.number(data.asked) },
                ...data.suppressed.map(({ rule, people }) => ({
                  label: t(`invitations.r.${rule}`),
                  value: format.number(people),
                })),
              ]}
            />
            {data.problem !== null && <Sentence>{said(data.problem)}</Sentence>}
            {data.letter !== null && (
              <div>
                <strong>{data.letter.subject}</strong>
                <div className={css.letter}>{data.letter.text}</div>
              </div>
            )}
            {start !== undefined && (
              <div className={css.row}>
                <Button loading={isStarting} onClick={start}>
                  {t(waits ? 'invitations.step.start' : 'invitations.step.send')}
                </Button>
              </div>
            )}
          </>
        )}
      </div>
    </Panel>
  );
}
