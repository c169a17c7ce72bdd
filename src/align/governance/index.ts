export {
  type Membership,
  readSettings,
  type Workspace,
  workspaceNamed,
  workspaceNow,
  writeSettings,
} from './store.ts';
