import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../problem.ts';
import { useSaid } from '../said/said.ts';
import { Link } from './link.tsx';
import css from './states.module.css';

/** An empty screen teaches: one sentence, one button. */
export function EmptyState({
  sentence,
  action,
}: {
  sentence: ReactNode;
  action?: { readonly label: string; readonly to?: string; readonly onClick?: () => void };
}) {
  return (
    <section className={css.empty}>
      <p>{sentence}</p>
      {action !== undefined && <ButtonLink {...action} />}
    </section>
  );
}

/** A button that is a link when it leads somewhere. `kind` main is the one dark button of a screen. */
export function ButtonLink({
  label,
  to,
  onClick,
  kind = 'main',
}: {
  label: ReactNode;
  to?: string;
  onClick?: () => void;
  kind?: 'main' | 'other';
}) {
  const variant = kind === 'main' ? 'filled' : 'default';
  if (to === undefined) {
    return (
      <Button variant={variant} {...(onClick === undefined ? {} : { onClick })}>
        {label}
      </Button>
    );
  }
  return (
    <Button variant={variant} renderRoot={(props) => <Link {...props} to={to} />}>
      {label}
    </Button>
  );
}

/** Says what happened, what to do, and offers to try again. Takes any error; a Problem says most. */
export function ProblemNote({ problem, onRetry }: { problem: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  const said = useSaid();
  // Of our own the key of a sentence, of the server the sentence itself.
  const say = problem instanceof Problem ? said(t(problem.say)) : t('shell.broken.say');
  const next = problem instanceof Problem && problem.next !== undefined ? said(t(problem.next)) : undefined;
  return (
    <section className={css.problem} role="alert">
      <p className={css.say}>{say}</p>
      {next !== undefined && <p className={css.next}>{next}</p>}
      {onRetry !== undefined && (
        <Button variant="default" size="compact-sm" onClick={onRetry}>
          {t('shell.retry')}
        </Button>
      )}
    </section>
  );
}

/** Undo instead of confirm: a quiet line at the bottom for eight seconds. */
export function useUndo(): (say: string, undo: () => void) => void {
  const { t } = useTranslation();
  return (say, undo) => {
    const id = `undo-${Date.now()}`;
    const takeBack = () => {
      notifications.hide(id);
      undo();
    };
    notifications.show({
      id,
      autoClose: 8000,
      withCloseButton: true,
      closeButtonProps: { 'aria-label': t('shell.close') },
      color: 'ink',
      message: <Undo say={say} label={t('shell.undo')} undo={takeBack} />,
    });
  };
}

/** The content of an undo line; screens use `useUndo`. */
function Undo({ say, label, undo }: { say: string; label: string; undo: () => void }) {
  return (
    <span className={css.undo}>
      {say}
      <Button variant="subtle" size="compact-sm" color="understand" onClick={undo}>
        {label}
      </Button>
    </span>
  );
}
