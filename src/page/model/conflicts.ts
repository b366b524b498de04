import type { CaseTable } from '../../../generated/case-table.ts';
import type { Remark } from '../../../generated/report.ts';
import type { Spec } from '../spec.ts';
import type { Model } from './model.ts';

type Observations = Pick<CaseTable, 'observations' | 'clauses'>;

/** Where the three sources disagree: the page, the SDK's model, and what was observed. */
export function conflicts(spec: Spec, model: Model, observed: Observations): Remark[] {
  return [...modelConflicts(spec, model), ...observationConflicts(observed)];
}

/** Observations of the service that contradict the page. */
function observationConflicts({ observations, clauses }: Observations): Remark[] {
  return Object.entries(observations).flatMap(([id, { description, contradicts = [] }]) =>
    contradicts.map((clause): Remark => {
      const page = clauses.find((row) => row.id === clause)?.description ?? clause;
      return {
        kind: 'observation-conflict',
        subject: id,
        message: `observed: ${description} The page (${clause}): ${page}`,
      };
    }),
  );
}

/** Where the page and the SDK's model disagree: members and errors that only one has, and statuses that differ. */
export function modelConflicts(spec: Spec, model: Model): Remark[] {
  const names = (list: readonly { name: string }[]) => list.map(({ name }) => name);
  return [
    ...onlyInOne('request member', names(spec.request.members), model.request),
    ...onlyInOne('response member', names(spec.response.members), model.response),
    ...missingErrors(spec, model),
    ...statuses(spec, model),
  ];
}

function onlyInOne(what: string, page: readonly string[], model: readonly string[]): Remark[] {
  const finding = (name: string, where: string): Remark => ({
    kind: 'model-conflict',
    subject: name,
    message: `${what} ${name}: only ${where} has it`,
  });
  return [
    ...page.filter((name) => !model.includes(name)).map((name) => finding(name, 'the page')),
    ...model.filter((name) => !page.includes(name)).map((name) => finding(name, "the SDK's model")),
  ];
}

/** The model lists the errors of all operations, so only an error that is missing in the model is a conflict. */
function missingErrors(spec: Spec, { errors }: Model): Remark[] {
  const known = new Set(errors.map(({ name }) => name));
  return spec.errors
    .filter(({ name }) => !known.has(name))
    .map(({ name }) => ({
      kind: 'model-conflict',
      subject: name,
      message: `error ${name}: only the page has it`,
    }));
}

function statuses(spec: Spec, { errors }: Model): Remark[] {
  const stated = spec.source.package === undefined ? 'on the page' : 'by the protocol';
  const contract = spec.source.package === undefined ? 'page' : 'protocol';
  return spec.errors.flatMap(({ name, status }): Remark[] => {
    const modelled = errors.find((error) => error.name === name)?.status;
    if (modelled === undefined || modelled === status) return [];
    return [
      {
        kind: 'status-conflict',
        subject: name,
        message: `${name}: status ${status} ${stated}, ${modelled} in the SDK's model; the ${contract} is the contract`,
      },
    ];
  });
}
