import { Button, NumberInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDo } from '../../../../web/api.ts';
import { EstimateText, Panel, ProblemNote, Sentence } from '../../../../web/design.ts';
import { useFormat } from '../../../../web/format.ts';
import { drawAudit, recordAudit } from '../audit.contract.ts';
import { DrawnText, type Mark } from './drawn-text.tsx';
import css from './redaction.module.css';

/** Any lot is as good as another; its number makes the same draw possible again. */
const anySeed = () => Math.floor(Math.random() * 1_000_000);

/** Texts drawn by lot, looked through by a person, and the share in which something slipped through. */
export function AuditPanel() {
  const { t } = useTranslation();
  const format = useFormat();
  const draw = useDo(drawAudit);
  const record = useDo(recordAudit);
  const [n, setN] = useState(50);
  const [marks, setMarks] = useState<ReadonlyMap<string, Mark>>(new Map());
  const drawn = draw.data;
  const texts = drawn?.texts ?? [];
  const slipped = texts
    .map(({ moment }) => moment)
    .filter((moment) => (marks.get(moment) ?? 'none') !== 'none');
  const unread = texts.filter(({ moment }) => !marks.has(moment));
  const begin = () => {
    record.reset();
    setMarks(new Map());
    draw.mutate({ query: { n, seed: anySeed() } });
  };
  const keep = () => {
    if (drawn === undefined) return;
    record.mutate(
      { body: { n: texts.length, seed: drawn.seed, slipped } },
      { onSuccess: () => draw.reset() },
    );
  };
  const mark = (moment: string, as: Mark | undefined) => {
    const next = new Map(marks);
    if (as === undefined) next.delete(moment);
    else next.set(moment, as);
    setMarks(next);
  };
  return (
    <Panel title={t('redaction.audit')}>
      <p className={css.quiet}>{t('redaction.audit.say')}</p>
      {record.data !== undefined && (
        <>
          <Sentence>{t('redaction.audit.result')}</Sentence>
          <EstimateText estimate={record.data.slipped} unit="share" of="voices" size="large" />
        </>
      )}
      <div className={css.row}>
        <NumberInput
          size="sm"
          label={t('redaction.audit.n')}
          min={1}
          max={1000}
          allowDecimal={false}
          value={n}
          onChange={(value) => setN(Math.min(1000, Math.max(1, Number(value) || 1)))}
        />
        <Button variant="default" loading={draw.isPending} onClick={begin}>
          {t(drawn === undefined ? 'redaction.audit.draw' : 'redaction.audit.again')}
        </Button>
      </div>
      {draw.error !== null && <ProblemNote problem={draw.error} />}
      {drawn !== undefined && (
        <>
          <p className={css.quiet} role="status">
            {texts.length === 0
              ? t('redaction.audit.empty')
              : t('redaction.audit.drawn', {
                  n: format.number(texts.length),
                  stored: format.number(drawn.stored),
                  seed: drawn.seed,
                  unread: format.number(unread.length),
                  slipped: format.number(slipped.length),
                })}
          </p>
          <ol className={css.drawn}>
            {texts.map(({ moment, text }, i) => (
              <DrawnText
                key={moment}
                number={i + 1}
                text={text}
                mark={marks.get(moment)}
                onMark={(as) => mark(moment, as)}
              />
            ))}
          </ol>
          {record.error !== null && <ProblemNote problem={record.error} />}
          {texts.length > 0 && (
            <div className={css.row}>
              <Button disabled={unread.length > 0} loading={record.isPending} onClick={keep}>
                {t('redaction.audit.record')}
              </Button>
              {unread.length > 0 && (
                <Button
                  variant="subtle"
                  color="understand"
                  onClick={() =>
                    setMarks(new Map([...marks, ...unread.map(({ moment }) => [moment, 'none'] as const)]))
                  }
                >
                  {t('redaction.audit.rest')}
                </Button>
              )}
            </div>
          )}
        </>
      )}
    </Panel>
  );
}
