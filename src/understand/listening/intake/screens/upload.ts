import { addressOf } from '../../../../web/ask.ts';
import { Problem } from '../../../../web/problem.ts';
import { chosenWorkspace } from '../../../../web/workspace.ts';
import { uploadFile, uploadShape } from '../contract.ts';

const unreachable = () =>
  new Problem(0, 'unreachable', 'shell.problem.unreachable', 'shell.problem.unreachable.next');

/** Reads the server's refusal out of an answer that is not 2xx. */
function problemIn(status: number, text: string): Problem {
  try {
    const fields = JSON.parse(text) as Record<string, unknown>;
    const say = [fields.say, fields.detail, fields.title].find(
      (one) => typeof one === 'string' && one !== '',
    );
    const next = typeof fields.next === 'string' ? fields.next : undefined;
    return new Problem(
      status,
      String(fields.refused ?? `status-${status}`),
      String(say ?? `HTTP ${status}`),
      next,
    );
  } catch {
    return new Problem(status, `status-${status}`, `HTTP ${status}`);
  }
}

/** Uploads one file and tells how far it is, 0 to 1. (`fetch` cannot tell; this is why it is not used here.) */
export function upload(
  file: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(uploadFile.method, addressOf(uploadFile, { query: { name: file.name } }));
    request.setRequestHeader('content-type', 'application/octet-stream');
    const workspace = chosenWorkspace();
    if (workspace !== undefined) request.setRequestHeader('x-sirius-workspace', workspace);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(unreachable());
    request.onabort = () => reject(unreachable());
    request.onload = () => {
      if (request.status < 200 || request.status > 299) {
        reject(problemIn(request.status, request.responseText));
        return;
      }
      const answer = uploadShape.safeParse(JSON.parse(request.responseText));
      if (answer.success) resolve(answer.data.id);
      else reject(unreachable());
    };
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}
