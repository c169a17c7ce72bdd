import { serve } from '../../server/serve.ts';
import { listOpinions } from './opinions.contract.ts';
import { seeOpinions } from './see-opinions.ts';

const usualList = 100;

export const opinionRoutes = [
  serve(listOpinions, (services, { caller, query }) =>
    seeOpinions(services, caller.workspaceId, { ...query, limit: query.limit ?? usualList }),
  ),
];
