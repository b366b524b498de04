/**
 * The same plain data with every string, every key and every number put through `change`. A number stays a number.
 * Keys such as `__proto__` stay ordinary keys. Dates, bytes and other objects with a class are left as they are.
 */
export function mapStrings<T>(value: T, change: (text: string) => string): T {
  return visit(value, change) as T;
}

function visit(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (typeof value === 'number') return changeNumber(value, change);
  if (Array.isArray(value)) return value.map((item) => visit(item, change));
  if (!isPlain(value)) return value;
  // fromEntries defines keys and never assigns them, so a hostile `__proto__` changes no prototype.
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
