import css from './inline.module.css';

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** A word in a sentence that can be another one: an underlined native select, good for keyboard and screen reader. */
export function InlineChoice({
  label,
  value,
  choices,
  onChange,
}: {
  label: string;
  value: string;
  choices: readonly Choice[];
  onChange: (value: string) => void;
}) {
  const known = choices.some((choice) => choice.value === value);
  return (
    <select
      className={css.choice}
      aria-label={label}
      value={value}
      onChange={(e) => onChange(e.target.value)}
    >
      {!known && <option value={value}>{value}</option>}
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  );
}

/** A word in a sentence that can be written anew. It grows with what is written. */
export function InlineText({
  label,
  value,
  placeholder,
  onChange,
  suggestions,
}: {
  label: string;
  value: string;
  placeholder?: string;
  onChange: (value: string) => void;
  suggestions?: string;
}) {
  const size = Math.min(40, Math.max(4, (value === '' ? (placeholder ?? '') : value).length));
  return (
    <input
      className={css.text}
      aria-label={label}
      defaultValue={value}
      key={value}
      placeholder={placeholder}
      list={suggestions}
      size={size}
      maxLength={200}
      autoComplete="off"
      spellCheck={false}
      onBlur={(e) => e.target.value.trim() !== value && onChange(e.target.value.trim())}
      onKeyDown={(e) => e.key === 'Enter' && e.currentTarget.blur()}
    />
  );
}
