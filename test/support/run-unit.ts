import path from 'node:path';
import { runProgram } from './advice';
import { EventPrinter } from './event-printer';
import { runMocha } from './mocha-run';
import { compiledTests, results } from './paths';

// The unit suites: plain Node, no host. Coverage is the caller's (c8 round this program).
runProgram(async () => {
  const printer = new EventPrinter();
  const failures = await runMocha({
    folder: path.join(compiledTests, 'unit'),
    events: path.join(results, 'unit.ndjson'),
    timeout: 30_000,
    onEvent: (event) => printer.print(event),
  });
  return failures === 0 ? 0 : 1;
});
