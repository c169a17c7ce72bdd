import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { listFindings } from '../../../understand/findings/contract.ts';
import { useAnswer, useDo } from '../../../web/api.ts';
import { useUndo } from '../../../web/design/states.tsx';
import { ProblemNote } from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import { listDecisions } from '../../decisions/contract.ts';
import { linkWork, type Orphans } from '../contract.ts';
import { spoken } from './measure-words.ts';

/** Which finding or decision a piece of work serves: chosen, done, and taken back with one press. */
export function ServesField({ work }: { work: Orphans['withoutCustomer'][number] }) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const findings = useAnswer(listFindings).data?.findings ?? [];
  const decisions = useAnswer(listDecisions, { query: {} }).data ?? [];
  const link = useDo(linkWork);
  const offerUndo = useUndo();
  const serve = (serves: { kind: 'finding' | 'decision'; id: string } | null) =>
    link.mutateAsync({ params: { id: work.id }, body: { serves } });
  const choose = async (choice: string | null) => {
    const [kind, ...id] = (choice ?? '').split(' ');
    if (kind !== 'finding' && kind !== 'decision') return;
    await serve({ kind, id: id.join(' ') });
    offerUndo(t('contributions.serves.done', { title: work.title }), () => void serve(null));
  };
  return (
    <>
      <Select
        size="xs"
        w={190}
        aria-label={t('contributions.serves.of', { title: work.title })}
        placeholder={t('contributions.serves.choose')}
        searchable
        disabled={link.isPending}
        value={null}
        comboboxProps={{ width: 340, position: 'bottom-end' }}
        onChange={(choice) => void choose(choice)}
        nothingFoundMessage={t('contributions.serves.none')}
        data={[
          {
            group: t('contributions.trace.finding'),
            items: findings
              .filter(({ direction }) => direction === 'hurts')
              .map(({ id, label }) => ({ value: `finding ${id}`, label: spoken(label, language) })),
          },
          {
            group: t('contributions.serves.decision'),
            items: decisions.map(({ id, title }) => ({ value: `decision ${id}`, label: title })),
          },
        ]}
      />
      {link.error !== null && <ProblemNote problem={link.error} />}
    </>
  );
}
