import type { Group } from '../../../generated/case-table.ts';
import type { Trigger, Triggers } from '../../../generated/triggers.ts';
import type { ErrorShape, RequestMember, Spec } from '../../page/spec.ts';
import type { Sources } from '../sources.ts';

/** An optional string, unless `more` says otherwise. */
export function member(name: string, more: Partial<RequestMember> = {}): RequestMember {
  return { name, type: 'string', required: false, clauses: [`request.${name}.1`], ...more };
}

export function errorShape(name: string, more: Partial<ErrorShape> = {}): ErrorShape {
  return { name, status: 400, retired: false, clauses: [`error.${name}.1`], ...more };
}

/** The spec of an operation with these members and errors, and no clauses. */
export function specOf(members: RequestMember[] = [], errors: ErrorShape[] = []): Spec {
  return {
    $schema: '',
    formatVersion: 1,
    service: 'StreetFood',
    operation: 'OpenKiosk',
    source: { sha256: '' },
    request: { members },
    structures: {},
    response: { status: 201, members: [] },
    errors,
    clauses: [],
  };
}

/** `Label` and `Site` are in every request, as `${name}` and `${site}`; a site stands on a street. */
export const TRIGGERS: Triggers = {
  formatVersion: 1,
  effect: 'creates',
  documentation: 'https://docs.example/kiosk',
  operations: { list: 'ListKiosks', listMember: 'kiosks', remove: 'CloseKiosk', nameMember: 'Label' },
  minimalRequest: { Label: '${name}', Site: '${site}' },
  needs: { site: { kind: 'site', dependsOn: 'street' }, street: { kind: 'street' }, key: { kind: 'key' } },
  retryCodes: { street: ['NoStreet', 'NoAccess'], site: ['NoSite', 'NoAccess'] },
  environmentCodes: ['Throttling'],
  notImplementedCodes: ['UnknownOperation'],
  exceptions: {},
};

/** What a table is made from, around `spec`. */
export function sourcesOf(spec: Spec, more: Partial<Sources> = {}): Sources {
  return {
    spec,
    triggers: TRIGGERS,
    response: { formatVersion: 1, members: {} },
    policies: { formatVersion: 1, policies: {} },
    references: { formatVersion: 1, families: {} },
    policyGrammar: { formatVersion: 1, documents: {}, constructs: [] },
    clauses: { formatVersion: 1, clauses: {} },
    observations: { formatVersion: 1, observations: {} },
    ...more,
  };
}

export const EXCEPTION: Group = { name: 'LabelException', kind: 'exception', clauses: [] };
export const PART: Group = { name: 'Response', kind: 'part', clauses: [] };
export const NO_TRIGGER: Trigger = {};
