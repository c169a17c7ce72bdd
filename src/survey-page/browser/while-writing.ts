const typing = 300;

/** What is being written: taken a moment after the last key, and at once when something else is answered. */
export function whileWriting(take: (element: HTMLElement) => void) {
  let pending = 0;
  let writing: HTMLElement | null = null;
  const settle = (): void => {
    clearTimeout(pending);
    const element = writing;
    writing = null;
    if (element?.isConnected === true) take(element);
  };
  return {
    settle,
    wrote(element: HTMLElement, field: HTMLInputElement): void {
      if (writing !== element) settle();
      clearTimeout(pending);
      writing = element;
      const isText = !['radio', 'checkbox', 'select-one'].includes(field.type);
      if (isText) pending = window.setTimeout(settle, typing);
      else settle();
    },
  };
}
