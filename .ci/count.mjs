// Adds up the reports of the test runner: passed, failed and skipped tests, as three numbers on one line.
import { existsSync, readFileSync } from 'node:fs';

const total = { passed: 0, failed: 0, skipped: 0 };
for (const path of process.argv.slice(2)) {
  if (!existsSync(path)) {
    console.error(`no report at ${path}`);
    total.failed += 1;
    continue;
  }
  const report = JSON.parse(readFileSync(path, 'utf8'));
  total.passed += report.numPassedTests;
  total.failed += report.numFailedTests + (report.numFailedTests === 0 && report.success === false ? 1 : 0);
  total.skipped += report.numPendingTests + report.numTodoTests;
  for (const file of report.testResults) {
    for (const test of file.assertionResults) {
      if (test.status === 'failed') console.error(`failed: ${test.fullName}`);
      if (test.status === 'pending' || test.status === 'skipped') console.error(`skipped: ${test.fullName}`);
    }
  }
}
console.log(`${total.passed} ${total.failed} ${total.skipped}`);
