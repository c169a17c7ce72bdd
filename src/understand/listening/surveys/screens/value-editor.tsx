import { Button, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { computations, type Value } from '../logic.contract.ts';
import css from './builder.module.css';
import { useBuilder } from './builder-context.ts';
import { useConditionSlot } from './condition-slot.ts';
import { LiteralEditor } from './literal-editor.tsx';
import { anyCondition, partsOfQuestion, useSources } from './sources.ts';

/** Edits a value by choosing: an answer, a hidden field, a calculation, a word or number. */
export function ValueEditor({
  label,
  value,
  onValue,
}: {
  label: string;
  value: Value;
  onValue: (value: Value) => void;
}) {
  const { t } = useTranslation();
  const { survey } = useBuilder();
  const sources = useSources();
  const kinds = ['answer', 'hidden', 'calculated', 'about', 'literal', 'compute', 'choose'] as const;
  const begin = (kind: (typeof kinds)[number]): Value => {
    if (kind === 'answer') return { get: kind, question: sources.questions[0]?.value ?? '' };
    if (kind === 'hidden') return { get: kind, code: survey.hidden[0]?.code ?? '' };
    if (kind === 'calculated') return { get: kind, code: survey.calculated[0]?.code ?? '' };
    if (kind === 'about') return { get: kind, what: 'language' };
    if (kind === 'compute') return { get: kind, by: 'add', of: [value, { get: 'literal', value: 0 }] };
    if (kind === 'choose') {
      // biome-ignore lint/suspicious/noThenProperty: the contract's own word
      return { get: kind, when: anyCondition(survey), then: value, otherwise: { get: 'literal', value: 0 } };
    }
    return { get: 'literal', value: '' };
  };
  return (
    <div className={css.row}>
      <NativeSelect
        size="xs"
        label={label}
        value={value.get}
        data={[...kinds, ...(value.get === 'untranslated' ? (['untranslated'] as const) : [])].map(
          (kind) => ({
            value: kind,
            label: t(`surveys.value.${kind}`),
            disabled:
              (kind === 'answer' && sources.questions.length === 0) ||
              (kind === 'hidden' && survey.hidden.length === 0) ||
              (kind === 'calculated' && survey.calculated.length === 0),
          }),
        )}
        onChange={(event) => onValue(begin(event.currentTarget.value as (typeof kinds)[number]))}
      />
      <Inside value={value} onValue={onValue} />
    </div>
  );
}

function Inside({ value, onValue }: { value: Value; onValue: (value: Value) => void }) {
  const { t } = useTranslation();
  const { survey, language } = useBuilder();
  const sources = useSources();
  const ConditionEditor = useConditionSlot();
  switch (value.get) {
    case 'answer': {
      const parts = partsOfQuestion(survey, value.question, language);
      return (
        <>
          <NativeSelect
            size="xs"
            className={css.grow ?? ''}
            aria-label={t('surveys.value.answer')}
            value={value.question}
            data={sources.questions}
            onChange={(event) => onValue({ get: 'answer', question: event.currentTarget.value })}
          />
          {parts.length > 0 && (
            <NativeSelect
              size="xs"
              aria-label={t('surveys.value.part')}
              value={value.part ?? ''}
              data={[{ value: '', label: t('surveys.value.whole') }, ...parts]}
              onChange={(event) => onValue({ ...value, part: event.currentTarget.value || undefined })}
            />
          )}
          <NativeSelect
            size="xs"
            aria-label={t('surveys.value.aspect')}
            value={value.aspect ?? 'value'}
            data={(['value', 'text', 'score', 'count'] as const).map((aspect) => ({
              value: aspect,
              label: t(`surveys.aspect.${aspect}`),
            }))}
            onChange={(event) =>
              onValue({ ...value, aspect: event.currentTarget.value as NonNullable<typeof value.aspect> })
            }
          />
        </>
      );
    }
    case 'hidden':
    case 'calculated':
      return (
        <NativeSelect
          size="xs"
          aria-label={t(`surveys.value.${value.get}`)}
          value={value.code}
          data={survey[value.get].map(({ code }) => code)}
          onChange={(event) => onValue({ ...value, code: event.currentTarget.value })}
        />
      );
    case 'about':
      return (
        <NativeSelect
          size="xs"
          aria-label={t('surveys.value.about')}
          value={value.what}
          data={(['language', 'device', 'channel', 'date'] as const).map((what) => ({
            value: what,
            label: t(`surveys.about.${what}`),
          }))}
          onChange={(event) => onValue({ ...value, what: event.currentTarget.value as typeof value.what })}
        />
      );
    case 'literal':
      return <LiteralEditor value={value.value} onValue={(one) => onValue({ get: 'literal', value: one })} />;
    case 'compute':
      return (
        <div className={css.group}>
          <NativeSelect
            size="xs"
            aria-label={t('surveys.value.by')}
            value={value.by}
            data={computations.map((by) => ({ value: by, label: t(`surveys.compute.${by}`) }))}
            onChange={(event) => onValue({ ...value, by: event.currentTarget.value as typeof value.by })}
          />
          {value.of.map((part, i) => (
            // Parts of a calculation have no identity but their place.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <div key={i} className={css.row}>
              <ValueEditor
                label={t('surveys.value.number', { number: i + 1 })}
                value={part}
                onValue={(one) => onValue({ ...value, of: value.of.with(i, one) })}
              />
              {value.of.length > 1 && (
                <Button
                  variant="subtle"
                  size="compact-xs"
                  onClick={() => onValue({ ...value, of: value.of.toSpliced(i, 1) })}
                >
                  {t('surveys.remove')}
                </Button>
              )}
            </div>
          ))}
          <Button
            variant="default"
            size="compact-xs"
            onClick={() => onValue({ ...value, of: [...value.of, { get: 'literal', value: 0 }] })}
          >
            {t('surveys.value.add')}
          </Button>
        </div>
      );
    case 'choose':
      return (
        <div className={css.group}>
          <ConditionEditor
            label={t('surveys.value.if')}
            condition={value.when}
            onCondition={(when) => onValue({ ...value, when: when ?? value.when })}
          />
          <ValueEditor
            label={t('surveys.value.then')}
            value={value.then}
            onValue={(then) => onValue({ ...value, then })}
          />
          <ValueEditor
            label={t('surveys.value.otherwise')}
            value={value.otherwise}
            onValue={(otherwise) => onValue({ ...value, otherwise })}
          />
        </div>
      );
    case 'untranslated':
      return <code>{value.text}</code>;
  }
}
