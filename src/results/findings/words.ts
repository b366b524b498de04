import type { FindingKind } from '../../../generated/report.ts';
import { FIRST_OPERATION } from '../../contract/operations.ts';
import { plain } from '../../text/harmless.ts';
import { namesOf } from './names.ts';
import { NEVER_REFUSED } from './never-refused.ts';
import { deletesByArn, plainTitle } from './plain-titles.ts';
import { LEFT_OUT, SET_BY } from './reset.ts';
import type { Told } from './told.ts';
import { isRule } from './whole.ts';

/** A finding in words: what is wrong, and what that means for a user of the target. Every format shows these. */
export function wordsOf(told: Told): { title: string; means: string } {
  const { kind } = told.cause;
  const title = TITLES[kind](told);
  const where = whereOf(told);
  const whole = plainTitle(told) ?? (where ? `${where}: ${title}` : title);
  return { title: plain(whole), means: plain(MEANS[kind](told), 400) };
}

/** Operations that a title names at most; more are counted. */
const MOST_NAMED = 2;

/** The operations that a finding about requests is of, where the first one is not among them. */
function whereOf({ cause: { kind, operation }, operations }: Told): string | undefined {
  if (kind === 'changes') return undefined;
  if (kind === 'refuses') return undefined;
  if (operation !== undefined) return operation;
  if (!['accepts', 'other-error'].includes(kind) || operations.includes(FIRST_OPERATION)) return undefined;
  return fewNames(operations);
}

/** The operations by name where they are few, else how many: a title must stay one. */
function fewNames(operations: readonly string[]): string {
  return operations.length > MOST_NAMED ? `${operations.length} operations` : namesOf(operations);
}

const TITLES: Record<FindingKind, (told: Told) => string> = {
  refuses: ({ cause: { got, operation = FIRST_OPERATION }, isUnserved }) =>
    isUnserved ? `${operation} is not served` : `${operation} refuses valid requests with ${got}`,
  'breaks-off': () => 'The connection ends without an answer',
  accepts: acceptsTitle,
  loses: ({ cause: { subject, got }, operations }) =>
    `${got === 'fewer entries' ? 'A part of ' : ''}${subject} is missing from what ${answering(operations)}`,
  unlisted: ({ cause: { subject } }) => `${subject} does not list the trail that was created`,
  'leaves-behind': () => 'A refused request still creates a trail',
  'not-removed': ({ operations, rows }) => {
    const how = rows.length > 0 && rows.every(deletesByArn) ? ' by its ARN' : '';
    return `${fewNames(operations)} still ${operations.length === 1 ? 'shows' : 'show'} a trail that was deleted${how}`;
  },
  changes: ({ cause: { subject, operation } }) =>
    subject === LEFT_OUT
      ? `${operation} changes settings that the request leaves out`
      : `Settings change that must stay as they are: ${subject}`,
  unreadable: ({ cause: { got } }) =>
    /^\d+$/.test(got)
      ? `Requests end in a status ${got} that is no error of the service`
      : 'Answers can not be read as JSON',
  'other-error': ({ cause: { subject, got } }) => `${got} is returned instead of ${subject}`,
  'read-refused': ({ cause: { subject, got } }) => `${subject} of a new trail is refused with ${got}`,
  value: ({ cause: { subject, expected, got }, operations }) =>
    expected === undefined
      ? `${subject} has ${got} in what ${answering(operations)}`
      : `${subject} is ${got} where it must be ${expected}`,
  extra: ({ cause: { subject } }) => `${subject} is returned although none is set`,
  retired: ({ cause: { subject } }) => `${subject} is returned although it is no longer in use`,
  pages: ({ cause: { subject, got } }) =>
    `The pages of ${subject} do not come to an end: ${PAGES[got] ?? got}`,
  'sends-null': () => 'Unset members are sent as null',
  'wrong-type': ({ cause: { subject, got } }) => `${subject || 'The answer'} is sent as ${got}`,
  status: ({ cause: { got } }) => `Answers have the status ${got} instead of that of the page`,
  form: ({ cause: { subject } }) => FORMS[subject] ?? `Answers break the protocol: ${subject}`,
};

const FORMS: Readonly<Record<string, string>> = {
  'content-type': 'The content type is not that of the protocol',
  'request-id': 'Answers have no request id',
  'error-type': 'Errors have no __type',
  'error-names-agree': 'Header and body of an error name different errors',
  'value-to-go-on': 'An answer lacks what the next call needs',
};

const PAGES: Readonly<Record<string, string>> = {
  'token-type': 'a token is not a string',
  'token-repeated': 'a page has the token of an earlier one',
  refused: 'a token that it gave is refused',
  endless: 'page after page follows',
};

function acceptsTitle({ cause: { subject, rule }, first, count, others, rows, table }: Told): string {
  const whole = NEVER_REFUSED[subject];
  if (rule === undefined) return `${whole ?? `${subject} is never returned`}${orOther(others)}`;
  const clause = rule.replace(/^\w+\//, '');
  const own = clause.startsWith(`error.${subject}.`);
  // The first clause of an error says when it is returned at all.
  if (clause === `error.${subject}.1` && count > MOST_NAMED && whole && PLURAL.test(whole))
    return inPart(whole);
  const described = table.clauses.find(({ id }) => isRule(id, rule))?.description;
  const isTold = rows.length === 0 || / (is|are) refused\b/.test(first.title);
  const broken = (isTold && (count === 1 || own)) || !described ? first.title : described.replace(/\.$/, '');
  // What must be refused is accepted: easier to read than a rule that is not enforced.
  const accepted = broken.replace(/ (is|are) refused\b/, ' $1 accepted').replace(BESIDE_NOTHING, '');
  return accepted === broken
    ? `Not enforced: ${broken}`
    : `${accepted.slice(0, 1).toUpperCase()}${accepted.slice(1)}`;
}

/** Titles of errors that are about many requests. */
const PLURAL = /^(\w+ )?\w+s (that|for|are)\b/;

/** The end of the title of a case that sends as few members as it can. */
const BESIDE_NOTHING = /, also with nothing beside it$/;

/** The title of an error that some of the requests get which must get it. */
function inPart(whole: string): string {
  const checked = whole.replace(/ are not checked$/, ' are not fully checked');
  return checked === whole ? `Some ${whole.slice(0, 1).toLowerCase()}${whole.slice(1)}` : checked;
}

/** Errors beside which requests are accepted: one by its name. */
function orOther(others: readonly string[]): string {
  const [one] = others;
  if (one === undefined) return '';
  return others.length === 1 ? ` (some requests get ${one})` : ' (some requests get other errors)';
}

const MEANS: Record<FindingKind, (told: Told) => string> = {
  refuses: () => 'A program that works on AWS fails here.',
  'breaks-off': () => 'A program gets no answer, and its SDK sends the request again and again.',
  accepts: ({ cause: { subject } }) =>
    `A program with this mistake works here and fails on AWS with ${subject}.`,
  loses: ({ cause: { subject, got }, table }) => {
    if (!isMadeByService(subject, table))
      return 'A program does not get back what it sent, and can not tell whether it is in force.';
    return got === 'fewer entries'
      ? `A program that reads ${subject} gets only a part of it.`
      : `A program that reads ${subject} does not get it.`;
  },
  unlisted: () => 'A program that looks for its trail does not find it.',
  'leaves-behind': () => 'A program that was refused and tries again meets a trail that it never created.',
  'not-removed': () => 'A program that removed its trail still finds it.',
  changes: () => 'A program that changes one setting, or is refused, loses others.',
  unreadable: ({ cause: { got } }) =>
    got.startsWith('5')
      ? 'An SDK takes it for an outage: it sends the request again, and the program never sees the error that it handles.'
      : 'The program gets an error of its SDK instead of one that it handles.',
  'other-error': ({ cause: { subject } }) =>
    `A program that handles ${subject} does not recognise the error.`,
  'read-refused': () => 'A program can not read back what it created.',
  value: () => 'A program works with another value than on AWS.',
  extra: () => 'A program takes a setting to be in force that is not.',
  retired: () => 'Nothing handles this error any more.',
  pages: () => 'A program that asks for all pages, as the clients of AWS do, fails or never ends.',
  'sends-null': () => 'Clients with strict types fail on null where AWS sends nothing.',
  'wrong-type': () => 'Clients with strict types can not read the answer.',
  status: () => 'SDKs decide by the status whether to send a request again.',
  form: () => 'Clients that follow the protocol strictly refuse the answer; the AWS SDKs mostly do not look.',
};

/** Whether a member is in answers and no request has it, under its own name or another: no program sent what is missing. */
function isMadeByService(member: string, { clauses }: Pick<Told['table'], 'clauses'>): boolean {
  const isOf = (section: string) =>
    clauses.some(({ id }) => `${id.slice(id.lastIndexOf('/') + 1)}.`.startsWith(`${section}.${member}.`));
  const isAnswered = ['response', 'structure.Trail', 'structure.TrailInfo'].some(isOf);
  return !(member in SET_BY) && isAnswered && !isOf('request');
}

/** `GetTrail answers`, `GetTrail and ListTags answer` */
function answering(operations: readonly string[]): string {
  return `${fewNames(operations)} ${operations.length === 1 ? 'answers' : 'answer'}`;
}
