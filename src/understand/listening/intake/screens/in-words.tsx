import { Trans, useTranslation } from 'react-i18next';
import { Panel } from '../../../../web/design.ts';
import type { Amended } from '../proposal/answers.contract.ts';
import type { Change, Proposal, ProposedFile } from '../proposal/proposal.contract.ts';
import css from './in-words.module.css';
import { InlineChoice } from './inline.tsx';
import { type ColumnChoice, OneMoment } from './one-moment.tsx';

interface InWordsProps {
  readonly proposal: Proposal;
  readonly amended: Amended;
  readonly edit: (...edits: Change[]) => void;
}

/** The columns that can be named from a table: its own by name, those of other tables as `table.COLUMN`. */
function choicesFrom(files: readonly ProposedFile[], table: string | undefined): ColumnChoice[] {
  const near = (file: ProposedFile) => files.length === 1 || file.table === table;
  return files
    .toSorted((a, b) => Number(near(b)) - Number(near(a)))
    .flatMap((file) =>
      file.header.map((name) =>
        near(file)
          ? { value: name, label: name }
          : { value: `${file.table}.${name}`, label: `${file.table} · ${name}` },
      ),
    );
}

/** Who and which episode: the sentence above the moments. */
function People({ proposal, amended, edit, files }: InWordsProps & { files: readonly ProposedFile[] }) {
  const { t } = useTranslation();
  const columns = choicesFrom(files, undefined);
  const { mapping } = amended;
  const { episode, customer } = mapping ?? {};
  const none = { value: '', label: t('intake.words.episodeStands') };
  const gaps = ['30d', '90d', '180d'].map((gap) => ({
    value: `gap ${gap}`,
    label: t('intake.words.gap', { days: Number.parseInt(gap, 10) }),
  }));
  const rule =
    typeof episode === 'string'
      ? episode
      : episode !== undefined && 'gap' in episode
        ? `gap ${episode.gap}`
        : '';
  const cut = (to: string) =>
    edit({ at: ['episode'], to: to.startsWith('gap ') ? { gap: to.slice(4) } : to });
  const root = proposal.files.find(
    (file) =>
      file.table !== '' &&
      typeof episode === 'string' &&
      (files.length === 1 || episode.startsWith(`${file.table}.`)),
  );
  return (
    <p className={css.people}>
      {root !== undefined && mapping?.moments.every((moment) => typeof moment.step !== 'object') === true && (
        <>{t('intake.words.rows', { file: root.file })} </>
      )}
      <Trans
        i18nKey="intake.words.people"
        components={{
          episode: (
            <InlineChoice
              label={t('intake.words.label.episode')}
              value={rule}
              choices={[...columns, ...gaps]}
              onChange={cut}
            />
          ),
          customer: (
            <InlineChoice
              label={t('intake.words.label.customer')}
              value={customer ?? ''}
              choices={[none, ...columns]}
              onChange={(to) => edit({ at: ['customer'], to: to === '' ? null : to })}
            />
          ),
        }}
      />
    </p>
  );
}

/** The mapping as a person would tell it, each guess a word that can be changed. */
export function InWords({ proposal, amended, edit }: InWordsProps) {
  const { t } = useTranslation();
  const { mapping, moments } = amended;
  if (mapping === undefined) return <p>{t('intake.words.empty')}</p>;
  const files = proposal.files.filter((file) => file.table !== '');
  const facts = Object.keys(mapping.attributes ?? {});
  return (
    <Panel title={t('intake.words.title')} aside={t('intake.words.aside')}>
      <People proposal={proposal} amended={amended} edit={edit} files={files} />
      <p className={css.count}>{t('intake.words.count', { count: moments.length })}</p>
      <ol className={css.moments}>
        {moments.map(({ place, moment }) => (
          <OneMoment
            key={place}
            place={place}
            moment={moment}
            all={moments}
            columns={choicesFrom(files, moment.table)}
            edit={edit}
          />
        ))}
      </ol>
      {facts.length > 0 && (
        <p className={css.facts}>{t('intake.words.facts', { facts: facts.join(', ') })}</p>
      )}
    </Panel>
  );
}
