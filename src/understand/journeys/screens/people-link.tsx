import type { ReactNode } from 'react';
import { Link } from '../../../web/design.ts';
import { useMay } from '../../../web/session.ts';
import { peopleTo, type Seen } from './addresses.ts';

/** A number that opens the people behind it, for those who may see persons; for others the number alone. */
export function PeopleLink({
  seen,
  what,
  children,
}: {
  seen: Seen;
  what: Readonly<Record<string, string>>;
  children: ReactNode;
}) {
  const may = useMay();
  return may('read', 'person') ? <Link to={peopleTo(seen, what)}>{children}</Link> : <span>{children}</span>;
}
