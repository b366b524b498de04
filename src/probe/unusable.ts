import type { TargetDescription } from '../contract/target.ts';
import { UNANSWERED } from '../lanes/http.ts';
import { showDuration } from '../text/duration.ts';

type Asked = TargetDescription['asked'];

/** The endpoint as it is given: on the command line, or as an option of a function. */
export function endpointOption({ byFunction = false }: Asked = {}, url?: string): string {
  if (byFunction) return url === undefined ? 'the option endpoint' : `the option endpoint as '${url}'`;
  return url === undefined ? '--endpoint' : `--endpoint ${url}`;
}

/** How to wait for a target that is starting. Whoever waited in vain must wait longer. */
function waitAdvice({ byFunction = false, waitedMs }: Asked = {}): string {
  if (waitedMs !== undefined) return `wait longer with ${byFunction ? 'the option wait' : '--wait'}`;
  return byFunction
    ? 'wait for it with the option wait, such as wait: 60_000'
    : 'wait for it with --wait 60s';
}

/** What Node says of an answer that is none of HTTP. */
const NOT_HTTP = /^Parse Error/;

/** Why nothing of a target can be judged that gave no answer, and what to do. */
export function unanswered(where: string, reason: string, asked: Asked): string {
  const waited = afterWaiting(asked);
  if (NOT_HTTP.test(reason)) {
    return `Something answers at ${where}, but not HTTP (${reason}). Check the address and the port.`;
  }
  if (reason.startsWith(UNANSWERED)) {
    const within = reason.slice(UNANSWERED.length);
    return `${where} accepted the connection, but gave no answer${within}${waited}. Check what listens there, or ${waitAdvice(asked)}.`;
  }
  return `Nothing answers at ${where}${waited} (${reason}). Start the emulator, give another address with ${endpointOption(asked)}, or ${waitAdvice(asked)}.`;
}

/** Why nothing can be judged where a gateway answers for a server, and what to do. */
export function behindGateway(where: string, status: number, asked: Asked): string {
  const advice = waitAdvice(asked);
  return `${where} answers with status ${status}, as a gateway does whose server is not there${afterWaiting(asked)}. ${advice.charAt(0).toUpperCase()}${advice.slice(1)}, or check the server behind it.`;
}

function afterWaiting({ waitedMs }: Asked = {}): string {
  return waitedMs === undefined ? '' : `, also after a wait of ${showDuration(waitedMs)}`;
}
