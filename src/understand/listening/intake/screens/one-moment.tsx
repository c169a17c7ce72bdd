import { Button } from '@mantine/core';
import { Trans, useTranslation } from 'react-i18next';
import { Tag } from '../../../../web/design.ts';
import type { MomentMapping } from '../mapping.contract.ts';
import type { Amended } from '../proposal/answers.contract.ts';
import type { Change } from '../proposal/proposal.contract.ts';
import css from './in-words.module.css';
import { InlineChoice, InlineText } from './inline.tsx';

export interface ColumnChoice {
  readonly value: string;
  readonly label: string;
}

interface OneMomentProps {
  readonly place: number;
  readonly moment: MomentMapping;
  readonly all: Amended['moments'];
  /** The columns this moment can name. */
  readonly columns: readonly ColumnChoice[];
  readonly edit: (...edits: Change[]) => void;
}

const tones = { event: 'understand', voice: 'understand', promise: 'align', told: 'align' } as const;
const written = (value: MomentMapping['step'] | undefined): string =>
  value === undefined ? '' : typeof value === 'object' ? value.column : String(value);

/** A mapped value in a sentence: words that can be rewritten, or the column they are read from. */
function MappedValue(props: {
  label: string;
  value: MomentMapping['function'];
  placeholder?: string;
  columns: readonly ColumnChoice[];
  onChange: (to: string | { column: string }) => void;
}) {
  const { label, value, placeholder, columns, onChange } = props;
  if (typeof value === 'object') {
    const choose = (column: string) => onChange({ column });
    return <InlineChoice label={label} value={value.column} choices={columns} onChange={choose} />;
  }
  return (
    <InlineText
      label={label}
      value={written(value)}
      {...(placeholder === undefined ? {} : { placeholder })}
      onChange={onChange}
    />
  );
}

function Extras({ moment }: { moment: MomentMapping }) {
  const { t } = useTranslation();
  const { withdrawn, scores = {} } = moment;
  const parts = [
    ...Object.values(scores).map(({ column, scale: [low, high], blank, reversed }) =>
      [
        t('intake.words.score', { column, low, high }),
        blank.length > 0 ? t('intake.words.blank', { codes: blank.join(', ') }) : '',
        reversed === true ? t('intake.words.reversed', { low }) : '',
      ].join(' '),
    ),
    ...(withdrawn === undefined
      ? []
      : [t('intake.words.withdrawn', { column: withdrawn.column, values: withdrawn.values.join(', ') })]),
  ];
  return parts.map((part) => <span key={part}> {part}</span>);
}

/** One moment of the mapping as a sentence in which every word that was guessed can be changed. */
export function OneMoment({ place, moment, all, columns, edit }: OneMomentProps) {
  const { t } = useTranslation();
  const set = (field: string, to: unknown) => edit({ at: ['moments', place, field], to });
  // A promise is kept by the step of its name, so the two are renamed together.
  const rename = (to: string | { column: string }) => {
    if (to === '') return;
    const alike = all.filter(
      (one) => one.place === place || (typeof to === 'string' && one.moment.step === moment.step),
    );
    edit(...alike.map((one): Change => ({ at: ['moments', one.place, 'step'], to })));
  };
  const time = (field: 'at' | 'due' | 'text') => (
    <InlineChoice
      label={t(`intake.words.label.${field}`)}
      value={moment[field] ?? ''}
      choices={columns}
      onChange={(to) => set(field, to)}
    />
  );
  const step = (
    <MappedValue
      label={t('intake.words.label.step')}
      value={moment.step}
      columns={columns}
      onChange={rename}
    />
  );
  const owner = (
    <MappedValue
      label={t('intake.words.label.function')}
      value={moment.function}
      placeholder={t('intake.words.nobody')}
      columns={columns}
      onChange={(to) => set('function', to === '' ? null : to)}
    />
  );
  const kind = typeof moment.step === 'object' && moment.kind === 'event' ? 'log' : moment.kind;
  return (
    <li className={css.moment}>
      <Tag tone={tones[moment.kind]}>{t(`intake.kind.${moment.kind}`)}</Tag>
      <div className={css.sentence}>
        <Trans
          i18nKey={`intake.words.${kind}`}
          components={{ step, at: time('at'), due: time('due'), owner }}
        />
        {moment.text !== undefined && (
          <>
            {' '}
            <Trans i18nKey="intake.words.text" components={{ text: time('text') }} />
          </>
        )}
        <Extras moment={moment} />
      </div>
      <Button
        variant="subtle"
        size="compact-sm"
        onClick={() => edit({ at: ['moments', place], to: null })}
        aria-label={t('intake.words.leaveOut.of', { step: written(moment.step) })}
      >
        {t('intake.words.leaveOut')}
      </Button>
    </li>
  );
}
