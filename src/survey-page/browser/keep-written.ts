/** Remembers what stands in a form's fields; what comes back puts it into those of some questions, where they are blank now. */
export function keepWritten(form: HTMLFormElement): (questions: readonly string[]) => void {
  const written = new Map(
    [...form.querySelectorAll<HTMLInputElement>('input, textarea')].map((one) => [one.id, one.value]),
  );
  return (questions) => {
    for (const question of questions) {
      for (const field of form.querySelectorAll<HTMLInputElement>(
        `[data-question="${CSS.escape(question)}"] input:not([type=radio],[type=checkbox],[type=file],[type=hidden],[type=range])`,
      )) {
        const was = written.get(field.id);
        if (was !== undefined && field.value === '') field.value = was;
      }
    }
  };
}
