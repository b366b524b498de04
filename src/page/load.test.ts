import { expect, it } from 'vitest';
import { loadSpec } from './load.ts';

it('reads the spec of this version from its file', async () => {
  const spec = await loadSpec();
  expect(spec.operation).toBe('CreateTrail');
});

it('refuses an operation without a spec', async () => {
  await expect(loadSpec('OpenKiosk')).rejects.toThrow(
    'The suite has no spec of OpenKiosk. Start one with spec scaffold OpenKiosk.',
  );
});
