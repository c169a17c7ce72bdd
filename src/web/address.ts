import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { z } from 'zod';

/**
 * Filters live in the address, so that a link shows what its sender saw. `shape` gives every field a `.catch()`
 * or makes it optional: an address typed by hand never breaks a screen.
 *
 *     const [asked, change] = useAddress(mapSearch);
 *     change({ where: 'function=Logistics' });   // '' or undefined removes the field
 */
export function useAddress<Z extends z.ZodType<object>>(
  shape: Z,
): readonly [z.output<Z>, (fields: Partial<Record<keyof z.output<Z>, string | undefined>>) => void] {
  const raw = useSearch({ strict: false }) as Record<string, string | undefined>;
  const navigate = useNavigate();
  const change = (fields: object) => {
    const next = Object.entries({ ...raw, ...fields }).filter(
      ([, value]) => value !== undefined && value !== '',
    );
    // The router's types know only routes declared in one file; ours are lists of data.
    void navigate({ to: '.', search: Object.fromEntries(next), replace: true, resetScroll: false } as never);
  };
  return [shape.parse(raw), change];
}

/** A parameter of the path: `/journeys/episodes/$episode` → useParam('episode'). */
export function useParam(name: string): string {
  const params = useParams({ strict: false }) as Record<string, string | undefined>;
  return params[name] ?? '';
}

/** Goes to an address from code: `go('/decisions/12')`. */
export function useGo(): (to: string) => void {
  const navigate = useNavigate();
  return (to) => void navigate({ href: to } as never);
}

/** `/journeys?where=…` from a path and its fields; empty fields are left out. */
export function href(path: string, fields: Readonly<Record<string, string | undefined>> = {}): string {
  const kept = Object.entries(fields).filter((f): f is [string, string] => f[1] !== undefined && f[1] !== '');
  return kept.length === 0 ? path : `${path}?${new URLSearchParams(kept)}`;
}
