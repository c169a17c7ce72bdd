import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { ProblemNote } from '../design/states.tsx';

/**
 * A small form that does one thing and then asks anew who is signed in. Problems stand above the button,
 * and what was typed stays.
 */
export function EntryForm({
  go,
  onSubmit,
  children,
}: {
  go: string;
  onSubmit: (fields: ReadonlyMap<string, string>) => Promise<unknown>;
  children: ReactNode;
}) {
  const client = useQueryClient();
  const [problem, setProblem] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new Map(
      [...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value)]),
    );
    setBusy(true);
    setProblem(undefined);
    try {
      await onSubmit(fields);
      await client.invalidateQueries();
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)} style={{ display: 'grid', gap: 16 }}>
      {children}
      {problem !== undefined && <ProblemNote problem={problem} />}
      <Button type="submit" loading={busy} size="md">
        {go}
      </Button>
    </form>
  );
}
