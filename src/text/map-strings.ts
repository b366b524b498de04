/**
 * Applies `change` to every string, key and number of plain data. A number stays a number. Objects with a class, such as
 * dates and bytes, are unchanged.
 */
export function mapStrings<T>(value: T, change: (text: string) => string): T {
  return visit(value, once(change)) as T;
}

/** Member names, header values and ARNs come again and again in the exchanges of a run. */
const LONGEST_KEPT = 200;

function once(change: (text: string) => string): (text: string) => string {
  const changed = new Map<string, string>();
  return (text) => {
    if (text.length > LONGEST_KEPT) return change(text);
    const known = changed.get(text);
    if (known !== undefined) return known;
    const fresh = change(text);
    changed.set(text, fresh);
    return fresh;
  };
}

function visit(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (typeof value === 'number') return changeNumber(value, change);
  if (Array.isArray(value)) return value.map((item) => visit(item, change));
  if (!isPlain(value)) return value;
  // fromEntries defines keys without assigning, so a hostile `__proto__` can't change a prototype.
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [change(key), visit(inner, change)]));
}

function changeNumber(value: number, change: (text: string) => string): number {
  const text = String(value);
  const changed = change(text);
  return changed === text ? value : Number(changed);
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
