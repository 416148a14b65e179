// What the reports of the benchmarks have in common: where and how they were measured, and tables.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import os from 'node:os';
import { basename, isAbsolute, relative } from 'node:path';

/** The arguments as they were given. Of a path outside the project, only the name is of use to others. */
export function command(script, root) {
  const shown = process.argv.slice(2).map((value) => {
    if (!isAbsolute(value)) return value;
    const inside = relative(root, value);
    return inside.startsWith('..') ? `…/${basename(value)}` : inside;
  });
  return [`node ${script}`, ...shown].join(' ');
}

export function commit(root) {
  const git = (...values) => execFileSync('git', ['-C', root, ...values], { encoding: 'utf8' }).trim();
  try {
    return `${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain') ? ', with changes' : ''}`;
  } catch {
    return 'unknown';
  }
}

function distribution() {
  try {
    return readFileSync('/etc/os-release', 'utf8').match(/^PRETTY_NAME="?([^"\n]*)/m)[1];
  } catch {
    return os.type();
  }
}

export const system = () => `${distribution()}, ${os.type()} ${os.release().split('-')[0]}`;

export const machine = () =>
  `${os.cpus()[0].model.trim()}, ${os.cpus().length} cores, ${Math.round(os.totalmem() / 2 ** 30)} GiB`;

/** A table in Markdown, whose first column is text and whose others are numbers. */
export function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, column) => (column ? '--:' : '---'))), ...rows.map(line)].join('\n');
}
