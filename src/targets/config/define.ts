import type { Config } from '../../../generated/config.ts';

/** Gives a config back unchanged, so that editors and `tsc` know its type. */
export function defineConfig(config: Config): Config {
  return config;
}
