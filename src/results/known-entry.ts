/** One expected failure, as listed. */
export interface ListedDifference {
  /** Id of the case, or a glob of ids. */
  case?: string | undefined;
  /** Or the id of a finding. */
  finding?: string | undefined;
  /** Globs of the cases that fail for the finding, or only how many they are in a run of every case. */
  cases?: number | readonly string[] | undefined;
  /** What `actualOf` of known.ts gives; of a finding what came instead. */
  actual: string;
  /** Last day (YYYY-MM-DD, UTC) on which it is accepted. */
  expires?: string | undefined;
}

/**
 * - `known`: fails as listed
 * - `new`: fails and is not listed
 * - `vanished`: listed, but passes or matches no case
 * - `changed`: fails in another way than listed
 * - `expired`: fails as listed, past its date
 */
export type KnownState = 'known' | 'new' | 'vanished' | 'changed' | 'expired';

export interface KnownFinding {
  state: KnownState;
  /** Id of the case; the glob where it matches none; the id of a finding that is gone or has another number of cases. */
  case: string;
  /** Which entry of the list it is about, from 0; absent where nothing is listed. */
  entry?: number;
  /** What it is now; absent where it passes. */
  actual?: string;
  /** All cases that fail for an entry of a finding now, where it names others. */
  cases?: readonly string[];
  /** The entry matches no case of this version. */
  unmatched?: true;
}
