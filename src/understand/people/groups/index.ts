/** Which group somebody belongs to: customers, employees, suppliers, investors, the community. Each is listened to apart. */
export { countGroups, groupsOf, knownGroups, noteGroup, peopleOf, putGroup } from './store.ts';
