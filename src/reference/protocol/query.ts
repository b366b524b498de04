import type { Call } from '../call.ts';
import { ServiceError } from '../error.ts';
import { bodyText, type HttpRequest, type HttpResponse } from '../http/message.ts';
import type { Tag } from '../tag.ts';
import { buildXml, type XmlElement } from './xml.ts';

/** A service that speaks the Query protocol: form parameters in, XML out. */
export interface QueryService {
  readonly namespace: string;
  readonly actions: Readonly<Record<string, (call: Call, input: QueryInput) => XmlElement>>;
}

/** The form parameters of one request. */
export class QueryInput {
  readonly #parameters: URLSearchParams;

  constructor(form: string) {
    this.#parameters = new URLSearchParams(form);
  }

  get(name: string): string | undefined {
    return this.#parameters.get(name) ?? undefined;
  }

  /** @throws ServiceError ValidationError when the parameter is absent. */
  required(name: string): string {
    const value = this.get(name);
    if (value === undefined) throw new ServiceError('ValidationError', `The parameter ${name} is missing.`);
    return value;
  }

  /** `NAME.member.N.Key` and `.Value` as pairs, in order. */
  tags(name: string): Tag[] {
    return this.#entries(`${name}.member`, 'Key', 'Value').map(([Key, Value]) => ({ Key, Value }));
  }

  /** `NAME.entry.N.key` and `.value` as a map. */
  map(name: string): Map<string, string> {
    return new Map(this.#entries(`${name}.entry`, 'key', 'value'));
  }

  #entries(prefix: string, key: string, value: string): [string, string][] {
    const entries: [string, string][] = [];
    for (let n = 1; ; n++) {
      const name = this.get(`${prefix}.${n}.${key}`);
      if (name === undefined) return entries;
      entries.push([name, this.get(`${prefix}.${n}.${value}`) ?? '']);
    }
  }
}

export function serveQuery(service: QueryService, request: HttpRequest, call: Call): HttpResponse {
  const input = new QueryInput(bodyText(request.body));
  const action = input.get('Action') ?? '';
  try {
    const run = Object.hasOwn(service.actions, action) ? service.actions[action] : undefined;
    if (run === undefined) throw new ServiceError('InvalidAction', `There is no action "${action}" here.`);
    const result = run(call, input);
    const response: XmlElement = {
      '@xmlns': service.namespace,
      [`${action}Result`]: result,
      ResponseMetadata: { RequestId: call.requestId },
    };
    return {
      status: 200,
      headers: { 'content-type': 'text/xml' },
      body: buildXml({ [`${action}Response`]: response }),
    };
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return queryError(error, call.requestId);
  }
}

export function queryError(error: ServiceError, requestId: string): HttpResponse {
  const body = buildXml({
    ErrorResponse: {
      Error: { Type: 'Sender', Code: error.code, Message: error.message },
      RequestId: requestId,
    },
  });
  return { status: error.status, headers: { 'content-type': 'text/xml' }, body };
}
