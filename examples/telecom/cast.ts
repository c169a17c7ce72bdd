import type { CastMember } from '../../src/server/access/contract.ts';

/** The invented people of Vela Telecom; on the demo's entrance each is one click away. */
export const cast: readonly CastMember[] = [
  { id: 'ines', name: 'Inés Duarte', title: 'Head of customer experience', roles: ['cx-lead', 'researcher'] },
  { id: 'ben', name: 'Ben Okafor', title: 'Chief operating officer', roles: ['approver'] },
  {
    id: 'carla',
    name: 'Carla Moreno',
    title: 'Head of logistics',
    roles: ['function-head'],
    functionName: 'Logistics',
  },
  {
    id: 'david',
    name: 'David Lind',
    title: 'Head of billing',
    roles: ['function-head'],
    functionName: 'Finance',
  },
  {
    id: 'sofia',
    name: 'Sofía Prat',
    title: 'Head of sales',
    roles: ['function-head'],
    functionName: 'Sales',
  },
  { id: 'emma', name: 'Emma Roth', title: 'Researcher', roles: ['researcher'] },
  { id: 'farid', name: 'Farid Haddad', title: 'Agent', roles: ['agent'], functionName: 'Service' },
  { id: 'greta', name: 'Greta Olsen', title: 'Planner', roles: ['employee'], functionName: 'Planning' },
  { id: 'ada', name: 'Ada Quist', title: 'Administrator', roles: ['administrator'] },
];
