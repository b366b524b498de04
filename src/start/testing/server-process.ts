import { execFileSync } from 'node:child_process';

/** A program that serves HTTP on its port and starts a child process. */
export const SERVER = `
  const { spawn } = require('node:child_process');
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000) // MARK']);
  require('node:http').createServer((_, answer) => answer.end('up')).listen(Number(process.argv[1]), '127.0.0.1');
`;

/** Processes with a mark in their command line. */
export function running(mark: string): string[] {
  const listed = execFileSync('ps', ['-eo', 'stat=,args='], { encoding: 'utf8' });
  return listed.split('\n').filter((line) => line.includes(mark) && !line.startsWith('Z'));
}

/** The command that runs a program with Node. */
export function command(program: string, mark = 'none'): string[] {
  return [process.execPath, '-e', program.replace('MARK', mark), '{port}'];
}
