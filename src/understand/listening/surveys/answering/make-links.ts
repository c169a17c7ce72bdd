import { randomBytes } from 'node:crypto';
import { newId } from '../../../../kernel/ids.ts';
import type { Services } from '../../../../server/serve.ts';
import type { Tx } from '../../../../stores/records/records.ts';
import type { SurveyLink } from './session.contract.ts';
import { hashOf, insertLinks, type LinkRow, linkRows, type NewLink } from './store-links.ts';

/** What an address is made for; `kind: personal` with the person it is for. */
export type LinkWish = Omit<NewLink, 'id' | 'hash' | 'sealed'>;

const aboutOf = (workspace: string, id: string) => `${workspace} survey link ${id}`;

/** 132 random bits as 22 letters: not to be guessed, not to be counted through. */
const newToken = () => randomBytes(17).toString('base64url').slice(0, 22);

/**
 * Makes addresses in the caller's transaction, each with the path below the server's own address. The path can be had again
 * by `linkPaths`, for a reminder; a copy of the records alone does not tell it.
 */
export async function makeLinks(
  { seal }: Pick<Services, 'seal'>,
  tx: Tx,
  workspace: string,
  wishes: readonly LinkWish[],
  made: { at: Date; by: string },
): Promise<{ id: string; path: string }[]> {
  const links = wishes.map((wish) => {
    const id = newId();
    const token = newToken();
    return {
      token,
      link: { ...wish, id, hash: hashOf(token), sealed: seal.close(token, aboutOf(workspace, id)) },
    };
  });
  await insertLinks(
    tx,
    workspace,
    links.map(({ link }) => link),
    made,
  );
  return links.map(({ link, token }) => ({ id: link.id, path: `/s/${token}` }));
}

/** The paths of addresses made before; one that was used up or taken away is missing. */
export async function linkPaths(
  services: Pick<Services, 'seal'>,
  tx: Tx,
  workspace: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const rows = await linkRows(tx, { ids });
  return new Map(rows.map((row) => [row.id, pathOf(services, workspace, row)]));
}

/** The path below the server's address; empty when the secret it was sealed with is no longer known. */
export function pathOf(
  { seal }: Pick<Services, 'seal'>,
  workspace: string,
  { id, sealed }: Pick<LinkRow, 'id' | 'sealed'>,
): string {
  const token = seal.open(sealed, aboutOf(workspace, id));
  return token === null ? '' : `/s/${token}`;
}

export function presentLink(services: Pick<Services, 'seal'>, workspace: string, row: LinkRow): SurveyLink {
  const { sealed: _, expiresAt, madeAt, origins, ...rest } = row;
  return {
    ...rest,
    path: pathOf(services, workspace, row),
    origins: [...origins],
    expiresAt: expiresAt?.toISOString() ?? null,
    madeAt: madeAt.toISOString(),
  };
}
