import type { Report } from '../../../generated/report.ts';
import { validateRequest } from '../../../generated/validators.js';
import type { ByHandLines, CallLine } from '../../contract/by-hand.ts';
import type { Exchange, SentMessage } from '../../contract/exchange.ts';
import { failedChecks } from '../../contract/result.ts';
import { awsLine, operationLine, placeOf, type Where } from '../../text/aws-line.ts';
import { shellWord } from '../../text/shell.ts';
import type { CaseEvidence, EvidenceIndex } from '../evidence.ts';
import { curlLine } from './curl.ts';

/** The address of a target that the reader has to start again. */
const ENDPOINT = '$ENDPOINT';
const LONGEST_LINE = 20_000;

/** Lines for a POSIX shell that do by hand what the run did. Nothing in them is a secret: credentials come from the environment. */
export interface Reproduction {
  /** What must exist first. */
  setUp: string[];
  /** The request through the AWS CLI; absent where the CLI would not send it. */
  aws?: string;
  /** Why there is no line for the AWS CLI. */
  withoutAws?: string;
  curl: string;
  /** What the service remembers afterwards. */
  look: string[];
  /** Removes it all again. */
  cleanUp: string[];
  /** The same case through this suite. */
  run: string;
}

/** How to reproduce one case by hand, or undefined where no request was recorded. */
export function reproduce(one: CaseEvidence, index: EvidenceIndex): Reproduction | undefined {
  const { raw: report, table } = index;
  const { reported, row } = one;
  const { exchanges, part } = one.recorded;
  const request = exchanges.find(({ role }) => role === 'request');
  if (!request) return undefined;
  const { endpoint, region, account, started, ca, targetForm } = report.target;
  const where = placeOf(report.target);
  const byCurl = { service: table.service, region, hasCa: ca !== undefined };
  // The CLI sends the long form of X-Amz-Target: a target that refuses it would answer something else.
  const isShort = targetForm === 'short';
  const callAt =
    (place: Where): CallLine =>
    (operation, input) =>
      isShort
        ? curlLine({ sent: asOperation(request.sent, operation, input) }, byCurl)
        : operationLine(table.service, operation, place, input);
  const callLine = callAt(where);
  const given = index.evidence.byHand(row ?? { needs: [] }, { report, table, part, callLine });
  // The account in the report is masked as a rule; the reader's own stands in for it.
  const variables: ByHandLines['variables'] = [
    ...given.variables,
    ...(account ? [[account, '$ACCOUNT'] as const] : []),
    ...(endpoint && started ? [[endpoint, ENDPOINT] as const] : []),
  ].map(([text, variable]) => [text, variable]);
  const written = (text: string) => bounded(withVariables(text, variables));
  const whereOf = ({ place }: Exchange) =>
    place === 'region.other' ? { ...where, region: report.run.otherRegion } : where;
  const call = (exchange: Exchange, operation: string, input: Record<string, unknown>) =>
    noted(exchange, callAt(whereOf(exchange))(operation, input));
  const line = (exchange: Exchange) => call(exchange, exchange.operation, exchange.input ?? {});
  const of = (role: Exchange['role']) => exchanges.filter((exchange) => exchange.role === role);
  const reads = table.operations;
  const steps = of('before').filter(({ operation }) => operation !== reads.list);
  // A control that was not accepted is why the case fails, so it is sent too.
  const control = of('control').filter(({ seen }) => seen.kind !== 'accepted');
  // Whoever refuses a request and keeps its trail keeps it again.
  const keeps = reported.checks.some(({ passed, level }) => !passed && level === 'state');
  const made = [...steps, ...control, request].filter(
    ({ operation, seen }) => operation === table.operation && (keeps || seen.kind !== 'rejected'),
  );
  const remove = (exchange: Exchange) => {
    const name: unknown = exchange.input?.[reads.nameMember];
    return typeof name === 'string' ? [call(exchange, reads.remove, { [reads.nameMember]: name })] : [];
  };
  const refusal = isShort
    ? 'the target accepts only the short form of X-Amz-Target, which the CLI does not send'
    : (formRefusal(reported) ?? cliRefusal(request));
  const signature = row?.request.wire?.signature;
  const curl = written(curlLine(request, { ...byCurl, ...(signature ? { signature } : {}) }));
  const aws = refusal ? { withoutAws: refusal } : { aws: written(line(request)) };
  const making = [
    ...given.setUp,
    ...steps.flatMap((one) => [line(one), ...waitAfter(one, row)]),
    ...given.changes,
  ].map(written);
  const look = [
    ...control.flatMap((one) => ['# The control, which must be accepted:', line(one)]),
    ...new Set(of('probe').map(line)),
  ].map(written);
  const cleanUp = [...new Set(made.reverse().flatMap(remove)), ...given.cleanUp].map(written);
  const all = [...making, ...Object.values(aws), curl, ...look, ...cleanUp];
  const asksAccount = all.some((text) => text.includes('$ACCOUNT'));
  return {
    setUp: [...startLines(report.target), ...(asksAccount ? [written(accountLine(where))] : []), ...making],
    ...aws,
    ...{ curl, look, cleanUp },
    run: runLine(reported.id, report.run),
  };
}

/** The AWS CLI does not show what fails where that is only the status, the headers or the names of an error. */
function formRefusal(reported: CaseEvidence['reported']): string | undefined {
  const failed = failedChecks(reported);
  const isOfTheForm = failed.every(
    ({ level, role, expected }) =>
      level === 'wire' && role === 'request' && expected.kind !== 'response-types',
  );
  return failed.length > 0 && isOfTheForm
    ? 'the CLI prints neither status nor headers, and names errors in its own way'
    : undefined;
}

/** A line for another account than that of the reader says so. */
function noted({ place }: Exchange, line: string): string {
  return place === 'account.other' ? `${line} # in another account, with its credentials` : line;
}

/** The wait of a step whose time is compared with a later one. */
function waitAfter({ operation }: Exchange, row: CaseEvidence['row']): string[] {
  const seconds = row?.before.find(({ call }) => call === operation)?.waitAfter;
  return seconds === undefined ? [] : [`sleep ${seconds}`];
}

function accountLine(where: Where): string {
  const args = ['--query', 'Account', '--output', 'text'];
  return `ACCOUNT=$(${awsLine('sts', 'get-caller-identity', where, args)})`;
}

/** Runs some of the cases again with this suite, as this run was started. */
export function runLine(only: string, { command = 'npm run conformance -- run' }: Report['run']): string {
  return `${command} --only ${shellWord(only)}`;
}

/**
 * Emulators take any credentials, so the lines run as they stand; at AWS the reader's own are needed. A target that the run
 * started for itself is gone, and its next start has another port.
 */
function startLines({ endpoint, started, ca }: Report['target']): string[] {
  if (!endpoint || /\.amazonaws\.com(\.cn)?(:\d+)?\/?$/.test(endpoint)) return [];
  return [
    ...(started
      ? [
          '# The run stopped the target that it had started. Start it again and put its address here.',
          `ENDPOINT=${shellWord(endpoint)}`,
        ]
      : []),
    ...(ca === undefined ? [] : [`export AWS_CA_BUNDLE="${inQuotes(ca)}"`]),
    ...['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'].map((key) => `export ${key}="\${${key}:-test}"`),
  ];
}

/** A path inside double quotes of a shell. */
function inQuotes(path: string): string {
  return path.replace(/["$`\\]/g, '\\$&').replace(/^~(?=\/)/, '$HOME');
}

/** The same message for another operation, as its sender would have named it. */
function asOperation(
  sent: SentMessage,
  operation: string,
  input: Readonly<Record<string, unknown>>,
): SentMessage {
  const target = sent.headers['x-amz-target'];
  const named = target && target.slice(0, target.lastIndexOf('.') + 1) + operation;
  return {
    ...sent,
    headers: { ...sent.headers, ...(named ? { 'x-amz-target': named } : {}) },
    body: JSON.stringify(input),
  };
}

/** A target decides how long a line gets, and a shell takes no argument beyond 128 KiB. */
function bounded(line: string): string {
  return line.length > LONGEST_LINE
    ? `# a line of ${line.length} characters; exchanges.jsonl has the request`
    : line;
}

/** The AWS CLI checks required members and types itself and would not send the request. */
function cliRefusal({ operation, lane, input, sent }: Exchange): string | undefined {
  if (lane === 'wire' && sent.body !== JSON.stringify(input ?? {}))
    return 'its body is not what the CLI would send';
  // The form of the name before the dot may differ, the operation behind it may not.
  const target = sent.headers['x-amz-target'];
  if (target !== undefined && target.split('.').at(-1) !== operation)
    return `its X-Amz-Target is not that of ${operation}`;
  const tags: unknown = input?.TagsList;
  if (Array.isArray(tags) && tags.some((tag) => tag?.Key === ''))
    return 'the CLI checks this itself: a key of a tag has at least one character';
  const validate = validateRequest[operation];
  if (!validate || validate(input ?? {})) return undefined;
  const wrong = (validate.errors ?? []).find(
    ({ keyword }) => keyword === 'required' || keyword === 'type' || keyword === 'additionalProperties',
  );
  return wrong && `the CLI checks this itself: ${wrong.instancePath || 'the request'} ${wrong.message}`;
}

/**
 * Puts shell variables where a line has text that is another one each time. Inside a quoted word the quotes are closed
 * around the variable; in a bare word double quotes are enough.
 */
function withVariables(
  line: string,
  variables: readonly (readonly [text: string, variable: string])[],
): string {
  return variables.reduce(
    (text, [old, variable]) =>
      old === ''
        ? text
        : text.replaceAll(old, (_, at: number) => (isQuoted(text, at) ? `'"${variable}"'` : `"${variable}"`)),
    line,
  );
}

/** Whether a place in a line of {@link shellWord}s stands inside single quotes. */
function isQuoted(line: string, at: number): boolean {
  let quoted = false;
  for (let index = 0; index < at; index += 1) {
    if (line[index] === '\\' && !quoted) index += 1;
    else if (line[index] === "'") quoted = !quoted;
  }
  return quoted;
}
