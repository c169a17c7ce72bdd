import type { Summary } from './summary.ts';

type Columns = Readonly<Record<string, readonly (number | string | boolean | null)[]>>;

/** An R vector of these values; null and NaN are NA. */
export function rVector(values: readonly (number | string | boolean | null)[]): string {
  const one = (value: number | string | boolean | null) => {
    if (value === null || (typeof value === 'number' && Number.isNaN(value))) return 'NA';
    if (typeof value === 'string') return JSON.stringify(value);
    return typeof value === 'boolean' ? (value ? 'TRUE' : 'FALSE') : String(value);
  };
  return `c(${values.map(one).join(', ')})`;
}

/** An R data frame; names are kept as they are, in backticks where R needs them. */
export function rFrame(columns: Columns): string {
  const parts = Object.entries(columns).map(([name, values]) => `  ${rName(name)} = ${rVector(values)}`);
  return `d <- data.frame(check.names = FALSE,\n${parts.join(',\n')})`;
}

export const rName = (name: string): string =>
  /^[A-Za-z.][A-Za-z0-9._]*$/.test(name) ? name : `\`${name.replaceAll('`', '')}\``;

/** y ~ a + b */
export const rFormula = (outcome: string, of: readonly string[]): string =>
  `${outcome} ~ ${of.length === 0 ? '1' : of.map(rName).join(' + ')}`;

const rNps = (
  x: { promoters: number; passives: number; detractors: number },
  v = '',
) => `k${v} <- c(promoters = ${x.promoters}, passives = ${x.passives}, detractors = ${x.detractors})
a${v} <- k${v} + c(0.75, 1.5, 0.75); n${v} <- sum(a${v}); p${v} <- a${v} / n${v}  # adjusted Wald (Rocks 2016)
m${v} <- p${v}[[1]] - p${v}[[3]]; v${v} <- (p${v}[[1]] + p${v}[[3]] - m${v}^2) / n${v}`;

/** R code that computes a score and its interval from its counts or sums. */
export function rOfSummary(summary: Summary, level = 0.95): string {
  const z = `z <- qnorm(1 - (1 - ${level}) / 2)`;
  if (summary.form === 'nps') {
    return `${rNps(summary)}
${z}
100 * (k[[1]] - k[[3]]) / sum(k)                            # NPS
100 * pmax(-1, pmin(1, m + c(-1, 1) * z * sqrt(v)))         # interval`;
  }
  if (summary.form === 'share') {
    return `prop.test(${summary.count}, ${summary.n}, conf.level = ${level}, correct = FALSE)   # Wilson`;
  }
  return `n <- ${summary.n}; s <- ${summary.sum}; q <- ${summary.sumSquares}   # answers, their sum, the sum of their squares
m <- s / n; sd <- sqrt((q - s^2 / n) / (n - 1))
m + c(0, -1, 1) * qt(1 - (1 - ${level}) / 2, n - 1) * sd / sqrt(n)   # mean, t interval`;
}

/** R code for the difference of two scores, first minus second. */
export function rOfDifference(first: Summary, second: Summary, level = 0.95): string {
  const z = `z <- qnorm(1 - (1 - ${level}) / 2)`;
  if (first.form === 'nps' && second.form === 'nps') {
    return `${rNps(first, '1')}
${rNps(second, '2')}
${z}
100 * ((k1[[1]] - k1[[3]]) / sum(k1) - (k2[[1]] - k2[[3]]) / sum(k2))   # difference
100 * (m1 - m2 + c(-1, 1) * z * sqrt(v1 + v2))                          # interval
2 * pnorm(-abs(m1 - m2) / sqrt(v1 + v2))                                # p`;
  }
  if (first.form === 'share' && second.form === 'share') {
    return `w1 <- prop.test(${first.count}, ${first.n}, conf.level = ${level}, correct = FALSE)$conf.int
w2 <- prop.test(${second.count}, ${second.n}, conf.level = ${level}, correct = FALSE)$conf.int
p1 <- ${first.count} / ${first.n}; p2 <- ${second.count} / ${second.n}; d <- p1 - p2
c(d, d - sqrt((p1 - w1[1])^2 + (w2[2] - p2)^2), d + sqrt((w1[2] - p1)^2 + (p2 - w2[1])^2))   # Newcombe
prop.test(c(${first.count}, ${second.count}), c(${first.n}, ${second.n}), correct = FALSE)$p.value`;
  }
  if (first.form === 'mean' && second.form === 'mean') {
    return `n <- c(${first.n}, ${second.n}); s <- c(${first.sum}, ${second.sum}); q <- c(${first.sumSquares}, ${second.sumSquares})
v <- (q - s^2 / n) / (n - 1) / n; d <- s[1] / n[1] - s[2] / n[2]
df <- sum(v)^2 / sum(v^2 / (n - 1))                       # Welch
d + c(0, -1, 1) * qt(1 - (1 - ${level}) / 2, df) * sqrt(sum(v))
2 * pt(-abs(d) / sqrt(sum(v)), df)                        # p`;
  }
  return '# different scores have no difference';
}
