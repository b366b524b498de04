import { createReference } from '../../src/reference/index.ts';
import { clientMutants } from '../mutants/clients.ts';
import type { Deceiver } from './deceiver.ts';

/** Servers that follow the contract for one kind of client only. */
export const byClient: readonly Deceiver[] = [
  ...clientMutants.map(
    ({ id, title, options }): Deceiver => ({
      id: id.replace('/', '-'),
      does: title,
      open: () => createReference(options).handle,
    }),
  ),
  {
    id: 'client-header-order',
    does: 'applies its rules only where the headers stand in the order of the first request that it got',
    open: () => {
      let first: string | undefined;
      const isOther = (headers: Readonly<Record<string, string>>) => {
        const order = Object.keys(headers).join(' ');
        first ??= order;
        return order !== first;
      };
      return createReference({
        rules: (rules) =>
          rules.map((rule) => ({
            ...rule,
            violated: (context, limit) => !isOther(context.call.headers) && rule.violated(context, limit),
          })),
      }).handle;
    },
  },
];
