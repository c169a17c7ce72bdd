export {
  allWorkspaces,
  type Membership,
  membershipsOf,
  putMember,
  readSettings,
  type Workspace,
  workspaceNamed,
  workspaceNow,
  writeSettings,
} from './store.ts';
