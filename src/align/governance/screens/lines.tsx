import type { ReactNode } from 'react';

/** Fields of a form below each other. */
export function Lines({ children }: { children: ReactNode }) {
  return <div style={{ display: 'grid', gap: 16 }}>{children}</div>;
}
