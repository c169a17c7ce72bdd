import { folded } from './path-facts.ts';
import css from './path-strip.module.css';

/** A path in one line of words: "Order › Credit check › Re-plan ×2 › Visit". */
export function PathStrip({ path }: { path: readonly string[] }) {
  return (
    <span className={css.path}>
      {folded(path).map(({ step, times }, i) => (
        // A step may stand twice in a path; its place is its identity.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <span key={i} className={css.step} data-missed={step.startsWith('Promise missed: ') || undefined}>
          {step}
          {times > 1 && <b> ×{times}</b>}
        </span>
      ))}
    </span>
  );
}
