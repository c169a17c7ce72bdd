import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CastMember, demoSignIn } from '../../server/access/contract.ts';
import { ask } from '../api.ts';
import { ProblemNote } from '../design/states.tsx';
import css from './doorway.module.css';
import { Doorway } from './doorway.tsx';

/** The demo company's people: one press and one sits in their chair. */
export function Cast({ cast }: { cast: readonly CastMember[] }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const enter = async (person: string) => {
    setBusy(true);
    try {
      await ask(demoSignIn, { body: { person } });
      await client.invalidateQueries();
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  };
  return (
    <Doorway title={t('enter.cast.title')} lead={t('enter.cast.lead')} wide>
      {problem !== undefined && <ProblemNote problem={problem} />}
      <ul className={css.cast}>
        {cast.map((person) => (
          <li key={person.id}>
            <button type="button" className={css.chair} disabled={busy} onClick={() => void enter(person.id)}>
              <strong>{person.name}</strong> <span>{person.title}</span>
            </button>
          </li>
        ))}
      </ul>
    </Doorway>
  );
}
