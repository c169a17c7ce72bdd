import { useTranslation } from 'react-i18next';
import { Tag, type Tone } from './tag.tsx';

/** The four answers to "did it change?" and the four verdicts on a decision; 'no-change' is a calm grey. */
export type Verdict =
  | 'improved'
  | 'declined'
  | 'practically-unchanged'
  | 'cannot-tell'
  | 'confirmed'
  | 'not-detectable'
  | 'opposite'
  | 'untestable'
  | 'no-change';

const looks: Record<Verdict, { tone: Tone; sign: string }> = {
  improved: { tone: 'helps', sign: '●' },
  confirmed: { tone: 'helps', sign: '●' },
  declined: { tone: 'hurts', sign: '▼' },
  opposite: { tone: 'hurts', sign: '▼' },
  'practically-unchanged': { tone: 'grey', sign: '◌' },
  'cannot-tell': { tone: 'grey', sign: '◌' },
  'not-detectable': { tone: 'grey', sign: '◌' },
  untestable: { tone: 'grey', sign: '◌' },
  'no-change': { tone: 'grey', sign: '◌' },
};

/** "● Confirmed", "◌ Not detectable": sign, word and colour together. Accepts "not detectable" as well; `says` replaces the word. */
export function VerdictTag({ verdict, says }: { verdict: Verdict | string; says?: string | undefined }) {
  const { t } = useTranslation();
  const name = verdict.replaceAll(' ', '-').replace(/-yet$/, '');
  const known = Object.hasOwn(looks, name) ? (name as Verdict) : undefined;
  if (known === undefined) return <Tag>{verdict}</Tag>;
  return (
    <Tag tone={looks[known].tone}>
      <span aria-hidden="true">{looks[known].sign}</span>
      {says ?? t(`shell.verdict.${known}`)}
    </Tag>
  );
}
