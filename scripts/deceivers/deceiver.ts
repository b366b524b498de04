import type { DirectAnswer, DirectRequest, Handle } from '../../src/lanes/in-process.ts';
import { createReference } from '../../src/reference/index.ts';

/** A server that doesn't follow the contract and tries to be called right. */
export interface Deceiver {
  id: string;
  /** What it does, as the rest of a sentence that begins with "It". */
  does: string;
  /** Makes a fresh one, for each run another. */
  open(context: Opening): Promise<Handle> | Handle;
}

/** What a deceiver may know when it starts. */
export interface Opening {
  /** Runs the whole suite on another server, as anybody can do before. */
  rehearse(server: Handle): Promise<void>;
  /** The secret and the id of the run to come; only a server of whoever runs the suite knows it. */
  run: { id: string; secret: string };
}

/** The input of a request; members of a body that isn't a JSON object are none. */
export type Input = Readonly<Record<string, unknown>>;

/** A right server, with a state of its own. */
export const rightServer = (): Handle => createReference().handle;

/** A server that stores what it is sent and has none of CreateTrail's rules. */
const withoutRules = (): Handle => createReference({ rules: () => [], trailLimit: 1_000 }).handle;

export function isCreate({ headers }: DirectRequest): boolean {
  const target = Object.entries(headers).find(([name]) => name.toLowerCase() === 'x-amz-target');
  return target?.[1].endsWith('.CreateTrail') ?? false;
}

export function inputOf({ body }: DirectRequest): Input {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(body));
    return typeof value === 'object' && value !== null ? (value as Input) : {};
  } catch {
    return {};
  }
}

/** An error of CreateTrail as AWS answers one. */
export function refusal(code: string): DirectAnswer {
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': 'r' };
  return { status: 400, headers, body: JSON.stringify({ __type: code, Message: 'It is not valid.' }) };
}

/** The code of an error; undefined for a success. */
export function codeIn({ status, body }: DirectAnswer): string | undefined {
  if (status < 300) return undefined;
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body);
  return /"__type":"([^"]+)"/.exec(text)?.[1] ?? 'InternalFailure';
}

/** Accepts everything but the creates for which it is told a code. */
export function refusing(codeFor: (request: DirectRequest) => string | undefined): Handle {
  const accept = withoutRules();
  return async (request) => {
    const code = isCreate(request) ? codeFor(request) : undefined;
    return code === undefined ? accept(request) : refusal(code);
  };
}

/** A request without what differs from run to run: a name of a run becomes `NAME`, whatever follows from it too. */
export function erased(request: DirectRequest): string {
  const text = JSON.stringify(Object.entries(inputOf(request)).sort(([a], [b]) => (a < b ? -1 : 1)));
  return text
    .replace(/ctc-[0-9a-z]{6}-[0-9a-f]{10}x*/g, (found) => `NAME${found.length > 21 ? found.length : ''}`)
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'UUID');
}
