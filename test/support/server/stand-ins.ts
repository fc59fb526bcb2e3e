/**
 * JavaScript in place of two native modules of the server that ship without a binary, keyed by
 * the file under node_modules that each replaces. Without the first every output channel stays
 * empty; without the second an extension host could outlive its server.
 */
export const standIns: Readonly<Record<string, string>> = {
  '@vscode/spdlog/index.js': `'use strict';
// Log files without rotation, with the interface of the native logger.
const { appendFileSync, mkdirSync } = require('node:fs');
const { dirname } = require('node:path');
const levels = ['trace', 'debug', 'info', 'warning', 'error', 'critical', 'off'];

class Logger {
  #file;
  #level = levels.indexOf('info');
  #plain = false;
  constructor(_type, _name, file) {
    this.#file = file;
    mkdirSync(dirname(file), { recursive: true });
    appendFileSync(file, '');
  }
  #append(level, message) {
    if (level < this.#level) return;
    const stamp = new Date().toISOString().replace('T', ' ').replace('Z', '');
    const text = this.#plain ? message : stamp + ' [' + levels[level] + '] ' + message + '\\n';
    try {
      appendFileSync(this.#file, text);
    } catch {
      // The data folder is removed while the last lines are still being written.
    }
  }
  trace(message) { this.#append(0, message); }
  debug(message) { this.#append(1, message); }
  info(message) { this.#append(2, message); }
  warn(message) { this.#append(3, message); }
  error(message) { this.#append(4, message); }
  critical(message) { this.#append(5, message); }
  getLevel() { return this.#level; }
  setLevel(level) { this.#level = level; }
  setPattern() {}
  clearFormatters() { this.#plain = true; }
  flush() {}
  drop() {}
}

const create = async (name, file) => new Logger('rotating', name, file);
module.exports = {
  version: 1,
  setLevel() {},
  setFlushOn() {},
  createRotatingLogger: create,
  createAsyncRotatingLogger: create,
  Logger,
};
`,
  '@vscode/native-watchdog/index.js': `'use strict';
// Ends this process once the process it watches is gone.
const PERIOD_MS = 1500;
const EXIT_CODE = 87;
exports.start = (pid) => {
  const look = () => {
    try {
      process.kill(pid, 0);
    } catch (error) {
      if (error.code === 'ESRCH') process.exit(EXIT_CODE);
    }
  };
  setInterval(look, PERIOD_MS).unref();
};
exports.exit = (code) => process.exit(code);
`,
};
