import type { TargetConfig } from '../../../generated/config.ts';
import { parseEndpoint } from '../environment.ts';
import { assertRegionName } from '../regions.ts';

/**
 * The target with its Regions and URLs checked, and without the slash at the end of URLs.
 * @param where file and key of the target, for messages
 */
export function checkUrls(target: TargetConfig, where: string): TargetConfig {
  const { endpoint, endpoints, region, worlds = {} } = target;
  const regions = Object.entries(worlds).map(([name, world]) => [`worlds.${name}.region`, world.region]);
  for (const [key, name] of [['region', region], ...regions]) {
    if (name !== undefined) assertRegionName(`${where}${key}:`, name);
  }
  const url = (key: string, text: string) => parseEndpoint(`${where}${key}:`, text);
  return {
    ...target,
    ...(endpoint ? { endpoint: url('endpoint', endpoint) } : {}),
    ...(endpoints
      ? { endpoints: mapped(endpoints, (text, service) => url(`endpoints.${service}`, text)) }
      : {}),
    ...(target.worlds
      ? {
          worlds: mapped(worlds, (world, name) =>
            world.endpoint ? { ...world, endpoint: url(`worlds.${name}.endpoint`, world.endpoint) } : world,
          ),
        }
      : {}),
  };
}

function mapped<T>(values: Readonly<Record<string, T>>, change: (value: T, key: string) => T) {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value, key)]));
}
