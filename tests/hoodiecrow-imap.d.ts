declare module 'hoodiecrow-imap' {
  import type { Server } from 'node:net';

  interface Message {
    readonly raw: string;
    readonly uid?: number;
    readonly internaldate?: string;
  }
  interface Query {
    readonly section?: readonly unknown[];
    partial?: number[];
  }
  export interface Hoodiecrow {
    readonly server: Server;
    readonly fetchHandlers: Record<string, (connection: unknown, message: Message, query: Query) => unknown>;
    listen(port: number, host: string, done: () => void): void;
    close(done: () => void): void;
  }
  export default function hoodiecrow(options: {
    readonly plugins: readonly (string | ((server: Hoodiecrow) => void))[];
    readonly secureConnection: boolean;
    readonly credentials: { readonly key: string; readonly cert: string };
    readonly users: Readonly<Record<string, { readonly password: string }>>;
    readonly storage: {
      readonly INBOX: { readonly uidnext: number; readonly messages: readonly Message[] };
    };
  }): Hoodiecrow;
}
