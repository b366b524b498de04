/** A policy document as far as the evaluator reads it: each list normalised to an array. */
export interface Statement {
  readonly effect: 'Allow' | 'Deny';
  /** `undefined` in identity policies, where the identity is the principal. */
  readonly principals: readonly Principal[] | undefined;
  readonly notPrincipal: boolean;
  readonly actions: readonly string[];
  readonly notAction: boolean;
  /** `undefined` in trust policies, where the role is the resource. */
  readonly resources: readonly string[] | undefined;
  readonly notResource: boolean;
  /** operator → context key → accepted values */
  readonly conditions: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

export interface Principal {
  /** AWS, as for a bare "*", Service, Federated, CanonicalUser. */
  readonly kind: string;
  readonly value: string;
}

type Json = Readonly<Record<string, unknown>>;

/** Reads a policy text. @returns `undefined` when it isn't a policy: no JSON object, no Statement, an odd Effect. */
export function parsePolicy(text: string): readonly Statement[] | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined; // The caller answers its service's own MalformedPolicy error.
  }
  if (!isObject(json)) return undefined;
  const list = Array.isArray(json.Statement) ? json.Statement : [json.Statement];
  const statements: Statement[] = [];
  for (const item of list) {
    const statement = isObject(item) ? parseStatement(item) : undefined;
    if (statement === undefined) return undefined;
    statements.push(statement);
  }
  return statements;
}

function parseStatement(json: Json): Statement | undefined {
  if (json.Effect !== 'Allow' && json.Effect !== 'Deny') return undefined;
  const actions = strings(json.Action ?? json.NotAction);
  if (actions.length === 0) return undefined;
  const principal = json.Principal ?? json.NotPrincipal;
  const resource = json.Resource ?? json.NotResource;
  return {
    effect: json.Effect,
    principals: principal === undefined ? undefined : parsePrincipals(principal),
    notPrincipal: json.NotPrincipal !== undefined,
    actions,
    notAction: json.NotAction !== undefined,
    resources: resource === undefined ? undefined : strings(resource),
    notResource: json.NotResource !== undefined,
    conditions: parseConditions(json.Condition),
  };
}

function parsePrincipals(value: unknown): Principal[] {
  if (typeof value === 'string') return [{ kind: 'AWS', value }];
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([kind, list]) =>
    strings(list).map((entry) => ({ kind, value: entry })),
  );
}

function parseConditions(value: unknown): Record<string, Record<string, string[]>> {
  const conditions: Record<string, Record<string, string[]>> = {};
  if (!isObject(value)) return conditions;
  for (const [operator, keys] of Object.entries(value)) {
    const entry: Record<string, string[]> = {};
    for (const [key, list] of Object.entries(isObject(keys) ? keys : {})) entry[key] = strings(list);
    conditions[operator] = entry;
  }
  return conditions;
}

function strings(value: unknown): string[] {
  const list = Array.isArray(value) ? value : [value];
  return list
    .filter((v) => typeof v === 'string' || typeof v === 'boolean' || typeof v === 'number')
    .map((v) => String(v));
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
