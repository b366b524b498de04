/** Where in a case an exchange stands. */
export type Role = 'before' | 'request' | 'probe' | 'control-before' | 'control' | 'cleanup';

/** An HTTP message as recorded: header names in lower case, credentials and signatures left out. */
export interface SentMessage {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string;
}

export interface AnswerMessage {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/**
 * What the caller of the lane sees of an exchange.
 * - `accepted`: a success, with the members of the response
 * - `rejected`: a service error with its code
 * - `unreadable`: an answer that is neither (HTML, broken JSON, …)
 * - `no-answer`: nothing came back that could be judged (connection refused, reset, time out)
 */
export type Seen =
  | { kind: 'accepted'; output: Record<string, unknown> }
  | { kind: 'rejected'; code: string; message?: string }
  | { kind: 'unreadable'; reason: string }
  | { kind: 'no-answer'; reason: string };

/** One request and what came of it. */
export interface Exchange {
  role: Role;
  lane: 'sdk' | 'wire';
  operation: string;
  /** Members of the request after placeholders were filled in. */
  input?: Record<string, unknown>;
  sent: SentMessage;
  answer?: AnswerMessage;
  seen: Seen;
  /** ISO 8601, UTC. */
  at: string;
  /** Milliseconds from the first byte sent to the last byte read. */
  ms: number;
  /** Answers to the same request that said its needs are not yet known everywhere, oldest first. */
  unsettled?: { code: string; ms: number }[];
  /** A control that one case sends for all cases with the same one; each has it in its recording. */
  shared?: boolean;
  /** Name under which later placeholders read the output, where a step gave one. */
  as?: string;
}
