import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Condition } from '../logic.contract.ts';
import css from './builder.module.css';
import { useBuilder } from './builder-context.ts';
import { ConditionRow } from './condition-row.tsx';
import type { ConditionEditing } from './condition-slot.ts';
import { anyCondition } from './sources.ts';

/** Edits a condition by choosing, groups of AND and OR within each other; nothing when there is none yet. */
export function ConditionEditor({ label, condition, onCondition }: ConditionEditing) {
  const { t } = useTranslation();
  const { survey, mayWrite } = useBuilder();
  if (condition === undefined) {
    return mayWrite ? (
      <div>
        <Button variant="default" size="compact-sm" onClick={() => onCondition(anyCondition(survey))}>
          {t('surveys.condition.add', { what: label })}
        </Button>
      </div>
    ) : null;
  }
  return (
    <fieldset className={css.group} disabled={!mayWrite}>
      <legend>{label}</legend>
      <Level condition={condition} onCondition={onCondition} />
    </fieldset>
  );
}

/** One level: a group with its members, a negation, or a single row. */
function Level({
  condition,
  onCondition,
}: {
  condition: Condition;
  onCondition: (condition: Condition | undefined) => void;
}) {
  const { t } = useTranslation();
  const { survey } = useBuilder();
  const wrap = (is: 'all' | 'any') => onCondition({ is, of: [condition, anyCondition(survey)] });
  if (condition.is === 'not') {
    return (
      <div className={css.group}>
        <p className={css.otherwise}>{t('surveys.condition.not')}</p>
        <Level
          condition={condition.of}
          onCondition={(of) => onCondition(of === undefined ? undefined : { is: 'not', of })}
        />
        <Button variant="subtle" size="compact-xs" onClick={() => onCondition(condition.of)}>
          {t('surveys.condition.unnot')}
        </Button>
      </div>
    );
  }
  if ('of' in condition) {
    const { is, of } = condition;
    const change = (i: number, to: Condition | undefined) => {
      const left = to === undefined ? of.toSpliced(i, 1) : of.with(i, to);
      // A group of one is that one.
      onCondition(left.length > 1 ? { is, of: left } : left[0]);
    };
    return (
      <fieldset className={css.group}>
        <legend>{t(`surveys.condition.${is}`)}</legend>
        {of.map((one, i) => (
          // Conditions have no identity but their place.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <div key={i}>
            {i > 0 && <p className={css.otherwise}>{t(is === 'all' ? 'surveys.and' : 'surveys.or')}</p>}
            <Level condition={one} onCondition={(to) => change(i, to)} />
          </div>
        ))}
        <div className={css.row}>
          <Button
            variant="default"
            size="compact-xs"
            onClick={() => onCondition({ is, of: [...of, anyCondition(survey)] })}
          >
            {t(is === 'all' ? 'surveys.condition.and' : 'surveys.condition.or')}
          </Button>
          <Button
            variant="subtle"
            size="compact-xs"
            onClick={() => onCondition({ is: is === 'all' ? 'any' : 'all', of })}
          >
            {t(is === 'all' ? 'surveys.condition.toAny' : 'surveys.condition.toAll')}
          </Button>
          <Button variant="subtle" size="compact-xs" onClick={() => wrap(is === 'all' ? 'any' : 'all')}>
            {t('surveys.condition.group')}
          </Button>
        </div>
      </fieldset>
    );
  }
  return (
    <>
      <ConditionRow condition={condition} onCondition={onCondition} />
      <div className={css.row}>
        <Button variant="subtle" size="compact-xs" onClick={() => wrap('all')}>
          {t('surveys.condition.and')}
        </Button>
        <Button variant="subtle" size="compact-xs" onClick={() => wrap('any')}>
          {t('surveys.condition.or')}
        </Button>
        <Button variant="subtle" size="compact-xs" onClick={() => onCondition({ is: 'not', of: condition })}>
          {t('surveys.condition.negate')}
        </Button>
        <Button variant="subtle" size="compact-xs" color="hurts" onClick={() => onCondition(undefined)}>
          {t('surveys.remove')}
        </Button>
      </div>
    </>
  );
}
