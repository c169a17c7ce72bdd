import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { accessOperations } from '../server/access/index.ts';
import { doctorPart } from '../server/doctor/index.ts';
import { openApi } from '../server/openapi.ts';
import { parts } from './parts.ts';
import { version } from './version.ts';

/** The text of docs/openapi.json: every operation of the product, described from its contract. */
export function describeApi(): string {
  const doctor = doctorPart({ version, settings: {}, embedded: { records: true, moments: true } });
  const endpoints = [...parts, doctor].flatMap((part) => [...(part.routes ?? [])]);
  const operations = [...endpoints.map((endpoint) => endpoint.operation), ...accessOperations];
  return `${JSON.stringify(openApi(operations, version), null, 2)}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(fileURLToPath(new URL('../../docs/openapi.json', import.meta.url)), describeApi());
}
