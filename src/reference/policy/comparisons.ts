import { arnLike, wildcard } from './match.ts';

/** Compares a value of the request with one of the policy. */
export type Comparison = (given: string, wanted: string) => boolean;

const ordered = (read: (text: string) => number, order: (given: number, wanted: number) => boolean) =>
  ((given, wanted) => order(read(given), read(wanted))) satisfies Comparison;

const number = (order: (given: number, wanted: number) => boolean) => ordered(Number, order);
const date = (order: (given: number, wanted: number) => boolean) => ordered(moment, order);

/** A date of ISO 8601 or the seconds since 1970. What is neither compares with nothing. */
function moment(text: string): number {
  return /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text);
}

/** The positive operators. */
export const COMPARISONS: Readonly<Record<string, Comparison>> = {
  StringEquals: (given, wanted) => given === wanted,
  StringEqualsIgnoreCase: (given, wanted) => given.toLowerCase() === wanted.toLowerCase(),
  StringLike: (given, wanted) => wildcard(wanted, given),
  // ArnEquals and ArnLike are the same operator in IAM.
  ArnEquals: (given, wanted) => arnLike(wanted, given),
  ArnLike: (given, wanted) => arnLike(wanted, given),
  Bool: (given, wanted) => given.toLowerCase() === wanted.toLowerCase(),
  NumericEquals: number((given, wanted) => given === wanted),
  NumericLessThan: number((given, wanted) => given < wanted),
  NumericLessThanEquals: number((given, wanted) => given <= wanted),
  NumericGreaterThan: number((given, wanted) => given > wanted),
  NumericGreaterThanEquals: number((given, wanted) => given >= wanted),
  DateEquals: date((given, wanted) => given === wanted),
  DateLessThan: date((given, wanted) => given < wanted),
  DateLessThanEquals: date((given, wanted) => given <= wanted),
  DateGreaterThan: date((given, wanted) => given > wanted),
  DateGreaterThanEquals: date((given, wanted) => given >= wanted),
};

/** The positive operator of each negated one. */
export const NEGATED: Readonly<Record<string, string>> = {
  StringNotEquals: 'StringEquals',
  StringNotEqualsIgnoreCase: 'StringEqualsIgnoreCase',
  StringNotLike: 'StringLike',
  ArnNotEquals: 'ArnEquals',
  ArnNotLike: 'ArnLike',
  NumericNotEquals: 'NumericEquals',
  DateNotEquals: 'DateEquals',
};
