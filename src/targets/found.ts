import type { Authority } from './authority.ts';
import type { Keys } from './credentials.ts';

/** What a target that runs says of how it is reached, in files that it writes when it starts. */
export interface Found {
  keys?: Keys;
  region?: string;
  authority?: Authority;
  version?: string;
}
