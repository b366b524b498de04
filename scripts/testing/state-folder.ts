import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Gives the tests, and what they start, a state folder of their own: the journals of a user are not theirs to add to. */
export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'ctc-state-'));
  process.env.XDG_STATE_HOME = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
