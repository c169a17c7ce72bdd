import type { Home } from './contract.ts';

/** What the home needs of a finding to know whether it is news. */
export interface Standing {
  readonly id: string;
  readonly state: 'new' | 'growing' | 'fading' | 'unchanged' | 'gone';
  readonly since: Date | null;
}

/** So many findings are shown at home; the rest is one click away. */
const most = 3;

/**
 * Which findings are news to somebody who looked last at `since`: first seen after it, or growing or fading. When
 * nothing moved, the weightiest that still stand, and said so. `findings` come weightiest first.
 */
export function chooseNews(findings: readonly Standing[], since: Date | null): Home['findings'] {
  const changeOf = ({ state, since: seen }: Standing): Home['findings'][number]['change'] => {
    if (since !== null && seen !== null && seen > since) return 'new';
    if (state === 'growing' || state === 'fading') return state;
    return since === null && state === 'new' ? 'new' : 'standing';
  };
  const told = findings.map((finding) => ({ finding: finding.id, change: changeOf(finding) }));
  const news = told.filter(({ change }) => change !== 'standing');
  return (news.length > 0 ? news : told).slice(0, most);
}
