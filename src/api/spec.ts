import { readFileSync } from 'node:fs';
import { specFile } from '../page/load.ts';
import type { Spec } from '../page/spec.ts';

export type { Clause, ErrorShape, RequestMember, ResponseMember, Rule, Spec } from '../page/spec.ts';

/** The machine-readable spec of this version: members, limits, rules, errors, and a clause for every sentence of the page. */
const spec: Spec = JSON.parse(readFileSync(specFile(), 'utf8'));
export default spec;
