/** An option of a verb. Its key in the verb is its name in camel case: `maxTrails` is `--max-trails`. */
export interface Flag<T = unknown> {
  description: string;
  /** What stands for its value in the help. A switch takes none. */
  value?: string;
  /** What holds where it is missing, in words for the help; none where it must be given. */
  default?: string;
  /** What holds where it is missing. */
  absent: T;
  /** The value in the text typed; undefined where it is wrong. */
  read(text: string): T | undefined;
  /** What a value must be, for the message about a wrong one. */
  must?: string;
  /** It may be given more than once; its value is the list of all. */
  many?: boolean;
  /** The option without which it does nothing. */
  with?: string;
  /** The only other options that work with it. */
  alone?: readonly string[];
  /** What it stands under in the help, where a verb has many options. */
  heading?: string;
}

export type Flags = Readonly<Record<string, Flag>>;
export type Values<F extends Flags> = { [Key in keyof F]: F[Key]['absent'] };

type Details = Pick<Flag, 'with' | 'alone'>;

/** The same options, under a heading of the help. */
export function under<F extends Flags>(heading: string, flags: F): F {
  return Object.fromEntries(Object.entries(flags).map(([key, flag]) => [key, { ...flag, heading }])) as F;
}

/** Text that may be missing. @param otherwise what holds then, for the help */
export function text(
  value: string,
  description: string,
  otherwise = 'none',
  details: Details = {},
): Flag<string | undefined> {
  return { value, description, default: otherwise, absent: undefined, read: (typed) => typed, ...details };
}

/** Texts, one each time the option is given. */
export function texts(value: string, description: string): Flag<string[]> {
  return { value, description, default: 'none', absent: [], read: (typed) => [typed], many: true };
}

/** Text with a default. */
export function textOr(absent: string, value: string, description: string): Flag<string> {
  return { value, description, default: absent, absent, read: (typed) => typed };
}

/** Text that must be given. */
export function required(value: string, description: string): Flag<string> {
  return { value, description, absent: '', read: (typed) => typed };
}

export function toggle(description: string): Flag<boolean> {
  return { description, default: 'off', absent: false, read: () => true };
}

/** A whole number that may be missing. */
export function whole(
  least: 0 | 1,
  value: string,
  description: string,
  otherwise = 'none',
  details: Details = {},
): Flag<number | undefined> {
  return {
    value,
    description,
    default: otherwise,
    absent: undefined,
    read: (typed) => {
      const count = /^\d{1,10}$/.test(typed) ? Number(typed) : -1;
      return count >= least && count < 2 ** 31 ? count : undefined;
    },
    must: least > 0 ? 'a positive whole number' : 'a whole number',
    ...details,
  };
}

/** A share in percent that may be missing. */
export function percent(description: string, otherwise: string): Flag<number | undefined> {
  const read = (typed: string) => (/^(100|\d{1,2})$/.test(typed) ? Number(typed) : undefined);
  const must = 'a whole number from 0 to 100';
  return { value: 'PERCENT', description, default: otherwise, absent: undefined, read, must };
}

/** Globs with commas between them; a comma inside braces belongs to its glob. */
export function globs(description: string, otherwise: string): Flag<string[]> {
  const read = (typed: string) => typed.split(/,(?![^{]*\})/).filter(Boolean);
  return { value: 'GLOBS', description, default: otherwise, absent: [], read };
}
