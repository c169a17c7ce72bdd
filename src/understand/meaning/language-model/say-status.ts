/** Why there is no answer, from the status it came with: what to look at, never what the other side wrote. */
export function sayStatus(status: number): string {
  const said = `The language model answered with status ${status}`;
  if (status === 401 || status === 403) return `${said}: it does not take the key.`;
  if (status === 404)
    return `${said}: it knows no such path or model. Addresses usually end in /v1, and the model must be there.`;
  if (status === 400 || status === 422) return `${said}: it does not understand how it is asked.`;
  if (status === 429) return `${said}: it is asked too often, or its own limit is reached.`;
  return `${said}.`;
}
