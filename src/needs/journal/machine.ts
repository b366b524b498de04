import { readFileSync, readlinkSync } from 'node:fs';

/**
 * What tells the process ids of one machine from those of another: its boot and the namespace of its process ids, so that two
 * containers are two machines although they share a host name. Undefined where the system doesn't say.
 */
export function thisMachine(): string | undefined {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return undefined;
  }
}

/** When a process of this machine started, as the system counts it: a reused id has another start. Undefined where none is running. */
export function startOfProcess(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${Number(pid)}/stat`, 'utf8');
    // The name of the program stands in brackets and may contain anything.
    const [state = '', ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return 'ZX'.includes(state) ? undefined : rest[18];
  } catch {
    return undefined;
  }
}
