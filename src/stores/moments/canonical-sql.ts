/**
 * The identifier that a column `customer` is counted by, looked up in a SELECT with `customer` and `canonical`; itself where
 * it is in no row. The list is made once, on the node that was asked, not joined row by row.
 */
export function canonicalOf(links: string): string {
  const all = (column: string) =>
    `(SELECT groupArray(${column}) FROM (SELECT customer, canonical FROM ${links} ORDER BY customer))`;
  return `transform(customer, ${all('customer')}, ${all('canonical')}, customer)`;
}
