const remembered = 'sirius.workspace';

/** Which of their companies this browser looks at; undefined = the first one. The server never believes it, it checks. */
export function chosenWorkspace(): string | undefined {
  return localStorage.getItem(remembered) ?? undefined;
}

export function chooseWorkspace(id: string | undefined): void {
  if (id === undefined) localStorage.removeItem(remembered);
  else localStorage.setItem(remembered, id);
}
