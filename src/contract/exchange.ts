/** The place of an exchange in a case. */
export type Role =
  | 'before'
  | 'request'
  | 'probe'
  | 'control-before'
  | 'control'
  | 'control-probe'
  | 'cleanup';

/** A recorded HTTP message: header names in lower case, without credentials and signatures. */
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
 * - `no-answer`: no answer (connection refused, reset, timeout)
 */
export type Seen =
  | { kind: 'accepted'; output: Record<string, unknown> }
  | { kind: 'rejected'; code: string; message?: string }
  | { kind: 'unreadable'; reason: string }
  | { kind: 'no-answer'; reason: string };

/** An answer or a lost one that may be different the next time. */
export interface Earlier {
  /** The error code, the status, or `no answer`. */
  code: string;
  /** Milliseconds from the first attempt. */
  ms: number;
}

/** A request and its answer. */
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
  /** Earlier answers to the same request, from before its needs were consistent, oldest first. */
  unsettled?: Earlier[];
  /** Earlier attempts that met a fault of the server or a broken connection, oldest first. */
  repeated?: Earlier[];
  /** Earlier answers to the same read that did not show yet what the case expects, oldest first. */
  late?: Earlier[];
  /** The answer is that to a read of an unknown trail before the run, which was none of a served operation. */
  unserved?: boolean;
  /** A control that was sent once for all cases with the same one. Each of them has it in its recording. */
  shared?: boolean;
  /** The place or condition that it went to, where that is elsewhere than the run: another Region or account. */
  place?: string;
  /** A read that only compares before and after, or a step that must be refused: its refusal tells nothing of the operation under test. */
  witness?: boolean;
  /** The read that the target does not serve, and that this one stands in for. */
  insteadOf?: string;
  /** Which page of an answer it is, where that has several: the first one is the exchange before it without this member. */
  page?: number;
  /** Name by which later placeholders read the output, if the step has one. */
  as?: string;
}
