import { connect, createServer, type Server, type Socket } from 'node:net';

/**
 * A way to a port on this machine by which a connection that is reset arrives as one that is closed.
 *
 * A node of a cluster resets its connection to another when a question ended before all of its answer was read, as one
 * with a LIMIT does. The server of ClickHouse takes that calmly; the library we start our nodes from was not made to be
 * one, and aborts when the reset arrives between two questions.
 */
export async function gentleRelay(to: number): Promise<{ port: number; close(): void }> {
  const open = new Set<Socket>();
  const server: Server = createServer({ allowHalfOpen: true }, (from) => {
    const onward = connect({ port: to, host: '127.0.0.1', allowHalfOpen: true });
    for (const [one, other] of [
      [from, onward],
      [onward, from],
    ] as const) {
      open.add(one);
      one.setNoDelay(true);
      one.pipe(other);
      one.on('error', () => other.end());
      one.on('close', () => {
        open.delete(one);
        other.end();
      });
    }
    // Nobody listens there: whoever asked hears it at once.
    onward.on('error', () => from.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The relay has no port');
  return {
    port: address.port,
    close() {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}
