import { Autocomplete, Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatFilter, parseFilter } from '../../kernel/filter.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import { useSaid } from '../said/said.ts';
import css from './filter-bar.module.css';
import { useUndo } from './states.tsx';

/** Each condition as a chip that can be taken off, and a line to add one in the filter language. */
export function FilterBar({
  where,
  onChange,
  fields = [],
  apart,
}: {
  where: string | undefined;
  onChange: (where: string | undefined) => void;
  /** Names offered while one types. */
  fields?: readonly string[];
  /** A field that another control on the screen shows: `field=value` gets no chip of its own. */
  apart?: string | undefined;
}) {
  const { t } = useTranslation();
  const offerUndo = useUndo();
  const said = useSaid();
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState<string>();
  const parsed = parseFilter(where);
  const conditions = isRefusal(parsed) ? [] : parsed;
  const takeOff = (i: number, text: string) => {
    onChange(formatFilter(conditions.filter((_, at) => at !== i)) || undefined);
    offerUndo(t('shell.filter.removed', { text }), () => onChange(where));
  };
  const add = (event: FormEvent) => {
    event.preventDefault();
    const more = parseFilter(typed);
    if (isRefusal(more)) {
      setWrong([more.say, more.next ?? ''].map(said).join(' ').trim());
      return;
    }
    setTyped('');
    setWrong(undefined);
    onChange(formatFilter([...conditions, ...more]) || undefined);
  };
  return (
    <form className={css.bar} onSubmit={add} data-screen-only>
      {conditions.map((condition, i) => {
        const text = formatFilter([condition]);
        if (condition.field === apart && condition.operator === '=' && condition.values.length === 1)
          return null;
        return (
          <span key={text} className={css.chip}>
            {text}
            <button
              type="button"
              onClick={() => takeOff(i, text)}
              aria-label={t('shell.filter.remove', { text })}
            >
              ×
            </button>
          </span>
        );
      })}
      {isRefusal(parsed) && (
        <span className={css.wrong} role="alert">
          {said(parsed.say)}
          <button type="button" onClick={() => onChange(undefined)} aria-label={t('shell.filter.clear')}>
            ×
          </button>
        </span>
      )}
      <Autocomplete
        size="xs"
        className={css.input}
        aria-label={t('shell.filter')}
        placeholder={t('shell.filter.example')}
        value={typed}
        onChange={setTyped}
        error={wrong}
        data={[...new Set(fields)].map((field) => `${field}=`)}
        limit={8}
      />
      {typed !== '' && (
        <Button type="submit" size="compact-sm" variant="default">
          {t('shell.filter.add')}
        </Button>
      )}
    </form>
  );
}
