import { Link } from './link.tsx';
import css from './places.module.css';

/** Neighbouring screens of one part, as a row of words; the one we are in is dark. */
export function Places({
  label,
  places,
}: {
  label: string;
  places: readonly { readonly label: string; readonly to: string; readonly here?: boolean }[];
}) {
  return (
    <nav aria-label={label} className={css.places} data-screen-only>
      {places.map((place) => (
        <Link key={place.to} to={place.to} aria-current={place.here === true ? 'page' : undefined}>
          {place.label}
        </Link>
      ))}
    </nav>
  );
}
