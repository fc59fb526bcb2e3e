import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { EventPrinter } from '../../support/event-printer';
import { runMocha } from '../../support/mocha-run';
import { EventLog, type TestEvent } from '../../support/test-events';

suite('test events', () => {
  let folder: string;
  setup(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'jianggao-events-'));
  });
  teardown(() => rmSync(folder, { recursive: true, force: true }));

  test('a log that grows in the middle of a character is read whole', () => {
    const file = path.join(folder, 'events.ndjson');
    const seen: TestEvent[] = [];
    const log = new EventLog(file, (event) => seen.push(event));
    log.drain();
    const event: TestEvent = { kind: 'pass', depth: 1, title: '不忘初心', ms: 3 };
    const bytes = Buffer.from(`${JSON.stringify(event)}\n`);
    const cut = bytes.indexOf(Buffer.from('忘')) + 1;
    appendFileSync(file, bytes.subarray(0, cut));
    log.drain();
    assert.deepEqual(seen, []);
    appendFileSync(file, bytes.subarray(cut));
    log.drain();
    assert.deepEqual(seen, [event]);
    assert.deepEqual(log.tally(), { passed: 1, failed: 0, finished: false });
  });

  test('a run that broke off counts as a failure', () => {
    const file = path.join(folder, 'events.ndjson');
    writeFileSync(file, `${JSON.stringify({ kind: 'broken', stack: 'x' })}\n`);
    const log = new EventLog(file, () => {});
    log.drain();
    assert.deepEqual(log.tally(), { passed: 0, failed: 1, finished: false });
  });

  test('the printer lists tests as they come and failures in full at the end', () => {
    const lines: string[] = [];
    const printer = new EventPrinter((line) => lines.push(line));
    printer.print({ kind: 'suite', depth: 1, title: '补全' });
    printer.print({ kind: 'pass', depth: 2, title: '空行', ms: 12 });
    printer.print({
      kind: 'fail',
      depth: 2,
      title: '句中',
      path: ['补全', '句中'],
      stack: 'E\nat x',
    });
    printer.print({ kind: 'end', passed: 1, failed: 1, ms: 1500 });
    assert.deepEqual(lines, [
      '  补全',
      '    ✔ 空行 (12 ms)',
      '    ✘ 1) 句中',
      '',
      '  1 passing, 1 failing (1.5 s)',
      '',
      '  1) 补全 › 句中\n     E\n     at x',
      '',
    ]);
  });

  test('a folder without tests is an error, not a success', async () => {
    const events = path.join(folder, 'events.ndjson');
    await assert.rejects(runMocha({ folder, events, timeout: 1000 }), /no compiled test/u);
    const log = new EventLog(events, () => {});
    log.drain();
    assert.equal(log.tally().failed, 1);
  });
});
