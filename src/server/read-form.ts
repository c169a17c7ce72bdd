import { type Refusal, refuse } from '../kernel/refusal.ts';

/** A file as a form sent it; its name and type are only what the sender claims. */
export interface FormFile {
  readonly field: string;
  readonly name: string;
  readonly claimedType: string;
  readonly bytes: Buffer;
}

export interface Form {
  readonly fields: URLSearchParams;
  readonly files: readonly FormFile[];
}

const mostFields = 5000;
const unreadable = refuse('bad-form', 'This form could not be read.', { next: 'Go back and send it again.' });

/** What no store can keep as it was sent. */
const isKeepable = (text: string) => !text.includes('\0') && text.isWellFormed();

/**
 * Reads an HTML form, url-encoded or multipart, from its whole body (bounded by the server). An empty file field, as
 * browsers send it, is no file.
 */
export async function readForm(
  contentType: string | undefined,
  body: Buffer | undefined,
): Promise<Form | Refusal> {
  const none: Form = { fields: new URLSearchParams(), files: [] };
  if (contentType === undefined || body === undefined) return none;
  const fields = new URLSearchParams();
  const files: FormFile[] = [];
  let count = 0;
  try {
    // The runtime's own reader of forms; it needs no package.
    const form = await new Response(new Uint8Array(body), {
      headers: { 'content-type': contentType },
    }).formData();
    for (const [name, value] of form) {
      if (++count > mostFields || !isKeepable(name)) return unreadable;
      if (typeof value === 'string') {
        if (!isKeepable(value)) return unreadable;
        fields.append(name, value);
      } else if (value.size > 0) {
        if (!isKeepable(value.name)) return unreadable;
        const bytes = Buffer.from(await value.arrayBuffer());
        files.push({ field: name, name: value.name.slice(0, 300), claimedType: value.type, bytes });
      }
    }
  } catch {
    return unreadable;
  }
  return { fields, files };
}
