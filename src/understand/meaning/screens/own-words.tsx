import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import css from './own-words.module.css';

interface Row {
  readonly key: string;
  readonly name: string;
  readonly note: string;
  readonly said: string;
}

/** Names with the words said for them, one line each; names may be written where `onName` is given. */
export function OwnWords({
  how,
  rows,
  onSaid,
  onName,
}: {
  how: string;
  rows: readonly Row[];
  onSaid: (key: string, said: string) => void;
  onName?: (key: string, name: string) => void;
}) {
  const { t } = useTranslation();
  return (
    <>
      <p className={css.how}>{how}</p>
      <ul className={css.rows}>
        {rows.map(({ key, name, note, said }) => (
          <li key={key}>
            {onName === undefined ? (
              <span className={css.name}>
                {name} <small>{note}</small>
              </span>
            ) : (
              <TextInput
                size="xs"
                aria-label={t('meaning.words.object')}
                placeholder={t('meaning.words.object')}
                value={name}
                onChange={(event) => onName(key, event.currentTarget.value)}
              />
            )}
            <TextInput
              size="xs"
              aria-label={`${t('meaning.words.said')}: ${name}`}
              placeholder={t('meaning.words.said')}
              value={said}
              onChange={(event) => onSaid(key, event.currentTarget.value)}
            />
          </li>
        ))}
      </ul>
    </>
  );
}
