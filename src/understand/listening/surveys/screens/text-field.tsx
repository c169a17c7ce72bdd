import { Textarea, TextInput } from '@mantine/core';
import type { Texts } from '../logic.contract.ts';
import { useBuilder, written, writtenOrGone } from './builder-context.ts';

/** One text of the survey in the language that is being written. */
export function TextsField({
  label,
  texts,
  onTexts,
  long = false,
  required = false,
  description,
}: {
  label: string;
  texts: Texts | undefined;
  onTexts: (texts: Texts | undefined) => void;
  long?: boolean;
  /** Stays, even when it is empty. */
  required?: boolean;
  description?: string;
}) {
  const { language, mayWrite } = useBuilder();
  const set = (text: string) =>
    onTexts(required ? written(texts, language, text) : writtenOrGone(texts, language, text));
  const given = {
    size: 'sm' as const,
    label,
    readOnly: !mayWrite,
    lang: language,
    dir: 'auto' as const,
    value: texts?.[language] ?? '',
    ...(description === undefined ? {} : { description }),
  };
  return long ? (
    <Textarea autosize minRows={2} {...given} onChange={(event) => set(event.currentTarget.value)} />
  ) : (
    <TextInput {...given} onChange={(event) => set(event.currentTarget.value)} />
  );
}
