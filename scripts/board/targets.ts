import type { NotRun } from '../../generated/board.ts';
import type { TargetConfig } from '../../generated/config.ts';

/** A public emulator at a pinned version, from its package registry. */
export type BoardTarget = FromPip | FromCargo;

interface Pinned {
  name: string;
  version: string;
  /** How it is started; BIN is the folder of its programs. */
  process: NonNullable<TargetConfig['process']>;
}

export interface FromPip extends Pinned {
  /** Requirement of pip; the board's venv holds nothing else. */
  requirement: string;
  /** Oldest Python, as 3.MINOR, that it was seen to run on; any where absent. */
  minor?: number;
}

export interface FromCargo extends Pinned {
  /** The crate that cargo builds. */
  crate: string;
  /** Minutes of processor that building it takes, without optimization. A board waits for none of that: it runs what is built already. */
  buildMinutes: number;
}

/** Targets that belong on the board and can't be installed where it is made: no registry has them. */
export const NOT_RUN: readonly NotRun[] = [
  {
    name: 'aws-emulator',
    reason: "can't be installed where the board is made",
    command: 'npm run board -- aws-emulator',
  },
];

export const BOARD_TARGETS: readonly BoardTarget[] = [
  {
    name: 'moto',
    version: '5.2.5',
    requirement: 'moto[server]==5.2.5',
    process: {
      command: ['BIN/moto_server', '-H', '127.0.0.1', '-p', '{port}'],
      ready: { path: '/moto-api/' },
    },
  },
  {
    name: 'ministack',
    version: '1.5.33',
    requirement: 'ministack==1.5.33',
    process: { command: ['BIN/ministack'], env: { GATEWAY_PORT: '{port}' } },
  },
  {
    name: 'localemu',
    version: '1.3.2',
    requirement: 'localemu[runtime]==1.3.2',
    // Its metadata say 3.10, but it imports warnings.deprecated, which is of 3.13.
    minor: 13,
    process: {
      command: ['BIN/localemu', 'start', '--host', '127.0.0.1', '--port', '{port}'],
      ready: { timeoutMs: 180_000 },
    },
  },
  {
    name: 'winterbaume',
    version: '0.2.8',
    crate: 'winterbaume-server',
    buildMinutes: 25,
    process: { command: ['BIN/winterbaume-server', '--host', '127.0.0.1', '--port', '{port}'] },
  },
];
