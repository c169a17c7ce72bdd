export { type Outbound, openOutbound } from './outbound.ts';
