/** As much of an SDK client as can be watched. */
interface Watchable {
  middlewareStack: { add(middleware: Middleware, options: { step: 'initialize'; name: string }): void };
}

type Middleware = (
  next: (args: never) => Promise<unknown>,
  context: { commandName?: string },
) => (args: never) => Promise<unknown>;

/**
 * The same client. An error of it has the `operation` that was refused, and `onCall` is told each call by the permission of
 * IAM that it asks for.
 * @param names permissions of operations that are called otherwise than these
 */
export function watched<C>(
  client: C,
  service: string,
  onCall?: (permission: string) => void,
  names: Readonly<Record<string, string>> = {},
): C {
  const middleware: Middleware =
    (next, { commandName = '' }) =>
    async (args) => {
      const operation = commandName.replace(/Command$/, '');
      onCall?.(`${service}:${names[operation] ?? operation}`);
      try {
        return await next(args);
      } catch (error) {
        throw error instanceof Error ? Object.assign(error, { operation }) : error;
      }
    };
  // The stack's own type is bound to the inputs of one service.
  (client as Watchable).middlewareStack.add(middleware, { step: 'initialize', name: 'watched' });
  return client;
}
