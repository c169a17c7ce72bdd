export { derive, rederive } from './derive.ts';
