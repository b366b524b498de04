import { ACCOUNT_ID, REGION } from '../arn.ts';
import { bodyText, type HttpRequest, type HttpResponse, splitPath } from '../http/message.ts';
import type { State } from '../state.ts';
import type { WorldLimits } from './limits.ts';
import { type World, worlds } from './worlds.ts';

const ROOT = '/_conformance/worlds';

/**
 * Serves the world protocol (docs/world-protocol.md). Its requests aren't signed.
 * @returns `undefined` for a path that isn't the protocol's.
 */
export function serveWorlds(request: HttpRequest, state: State): HttpResponse | undefined {
  const { pathname } = splitPath(request.path);
  if (pathname === ROOT) {
    if (request.method !== 'GET')
      return failure(405, `${request.method} is not served here, GET lists the worlds.`);
    return json(200, { worlds: worlds.map((world) => describe(world, state)) });
  }
  if (!pathname.startsWith(`${ROOT}/`)) return undefined;
  const name = pathname.slice(ROOT.length + 1);
  const world = worlds.find((candidate) => candidate.name === name);
  if (world === undefined)
    return failure(404, `There is no world "${name}". GET ${ROOT} lists those there are.`);
  if (request.method === 'PUT') return enter(world, bodyText(request.body), state);
  if (request.method !== 'DELETE') return failure(405, 'Enter a world with PUT and leave it with DELETE.');
  state.worlds.delete(name);
  return json(200, describe(world, state));
}

function enter(world: World, body: string, state: State): HttpResponse {
  const limits = parseLimits(body);
  if (typeof limits === 'string') return failure(400, limits);
  // Entering again makes it the last entered one.
  state.worlds.delete(world.name);
  state.worlds.set(world.name, limits);
  return json(200, describe(world, state));
}

/** The limits, or what is wrong with them. */
function parseLimits(body: string): WorldLimits | string {
  if (body.trim() === '') return {};
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch (error) {
    return `The body is not JSON: ${error instanceof Error ? error.message : String(error)}`;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return 'The body is not a JSON object.';
  for (const [name, text] of Object.entries(value)) {
    const form = name === 'accountId' ? ACCOUNT_ID : name === 'region' ? REGION : undefined;
    if (form === undefined) return `There is no parameter "${name}". Known are accountId and region.`;
    if (typeof text !== 'string' || !form.test(text)) return `The parameter ${name} has no valid value.`;
  }
  return value;
}

function describe({ name, exception, concerns }: World, state: State): object {
  return { name, exception: exception ?? null, concerns, entered: state.worlds.has(name) };
}

function failure(status: number, message: string): HttpResponse {
  return json(status, { message });
}

function json(status: number, body: object): HttpResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
