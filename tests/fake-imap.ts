import { createServer, type Socket } from 'node:net';

export interface FakeMailbox {
  readonly port: number;
  /** Mails in the folder, by their numbers. */
  readonly mails: Map<number, string>;
  validity: number;
  readonly signIns: string[];
  /** Breaks the connection after so many mails were given; Infinity = never. */
  breakAfter: number;
  close(): void;
}

/** As many of IMAP4rev1's commands (RFC 3501) as a reader of one folder uses, over a real socket. */
export async function openFakeMailbox(password: string): Promise<FakeMailbox> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    const send = (...lines: string[]) => socket.write(lines.map((line) => `${line}\r\n`).join(''), 'latin1');
    send('* OK [CAPABILITY IMAP4rev1] ready');
    let rest = '';
    socket.on('data', (chunk) => {
      rest += chunk.toString('latin1');
      for (let end = rest.indexOf('\r\n'); end !== -1; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        answer(line, send, socket);
      }
    });
  });
  const box: FakeMailbox = {
    port: 0,
    mails: new Map(),
    validity: 1,
    signIns: [],
    breakAfter: Number.POSITIVE_INFINITY,
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };

  function numbersIn(set: string): number[] {
    const last = Math.max(0, ...box.mails.keys());
    return [...box.mails.keys()].filter((uid) =>
      set.split(',').some((range) => {
        const [from = '', to = from] = range.split(':');
        const [a, b] = [from, to].map((each) => (each === '*' ? last : Number(each)));
        return uid >= Math.min(a ?? 0, b ?? 0) && uid <= Math.max(a ?? 0, b ?? 0);
      }),
    );
  }

  function answer(line: string, send: (...lines: string[]) => void, socket: Socket) {
    const [tag = '*', command = '', ...words] = line.split(' ');
    const ok = (text = 'done') => send(`${tag} OK ${text}`);
    const what = command.toUpperCase();
    if (what === 'CAPABILITY') send('* CAPABILITY IMAP4rev1');
    else if (what === 'LOGIN') {
      box.signIns.push(words.join(' '));
      if (!words.join(' ').replaceAll('"', '').endsWith(` ${password}`)) {
        send(`${tag} NO [AUTHENTICATIONFAILED] wrong`);
        return;
      }
    } else if (what === 'LIST' || what === 'LSUB') send(`* ${what} () "/" "INBOX"`);
    else if (what === 'EXAMINE' || what === 'SELECT') {
      const next = Math.max(0, ...box.mails.keys()) + 1;
      send(
        '* FLAGS (\\Seen)',
        `* ${box.mails.size} EXISTS`,
        '* 0 RECENT',
        `* OK [UIDVALIDITY ${box.validity}] valid`,
        `* OK [UIDNEXT ${next}] next`,
      );
      return ok('[READ-ONLY] open');
    } else if (what === 'UID' && words[0]?.toUpperCase() === 'SEARCH') {
      const set = /UID (\S+)/i.exec(words.slice(1).join(' '))?.[1] ?? '1:*';
      send(`* SEARCH ${numbersIn(set).join(' ')}`.trimEnd());
    } else if (what === 'UID' && words[0]?.toUpperCase() === 'FETCH') {
      for (const [n, uid] of numbersIn(words[1] ?? '').entries()) {
        if (box.breakAfter-- <= 0) return socket.destroy();
        const mail = Buffer.from(box.mails.get(uid) ?? '').toString('latin1');
        const name = /BODY\.PEEK(\[\])<(\d+)\.\d+>/i.test(line) ? 'BODY[]<0>' : 'BODY[]';
        send(
          `* ${n + 1} FETCH (UID ${uid} INTERNALDATE "08-Jan-2026 12:00:00 +0000" ${name} {${mail.length}}`,
          `${mail})`,
        );
      }
    } else if (what === 'LOGOUT') send('* BYE');
    ok();
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return Object.assign(box, { port: typeof address === 'object' ? (address?.port ?? 0) : 0 });
}
