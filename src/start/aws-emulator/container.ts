import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CannotJudge } from '../../contract/errors.ts';
import { startAndWait, testcontainers } from '../container.ts';
import type { Started } from '../started.ts';
import { foundIn } from './folder.ts';
import { versionIn } from './version.ts';

/** The port of the image that the guide builds. */
const PORT = 9297;

/** Prints a file of the instance in a container, or nothing. */
const FILE_OF = (name: string) => ['sh', '-c', `cat "$HOME/.aws/emulator/${PORT}/${name}" 2>/dev/null`];

/**
 * Starts an image that was built by the guide of AWS Emulator, without telemetry. Keys and certificate are drawn at each start and
 * stay in the container, so they are read from there.
 * @throws CannotJudge where the container has no such files
 */
export async function startEmulatorContainer(image: string): Promise<Started> {
  const { GenericContainer } = await testcontainers();
  const container = new GenericContainer(image)
    .withExposedPorts(PORT)
    .withEnvironment({ EMULATOR_TELEMETRY: 'off' });
  const started = await startAndWait(container, { image, port: PORT, ready: {}, scheme: 'https' });
  const read = async (command: string[]) => (await started.exec(command)).output;
  const copy = await mkdtemp(join(tmpdir(), 'aws-emulator-'));
  try {
    for (const name of ['ca.pem', 'emulator_credentials', 'config']) {
      await writeFile(join(copy, name), await read(FILE_OF(name)), { mode: 0o600 });
    }
    const { authority, keys, ...rest } = (await foundIn(copy)) ?? {};
    if (authority === undefined) {
      throw new CannotJudge(
        `The container of ${image} has no certificate at ~/.aws/emulator/${PORT}/ca.pem. Give an image of AWS Emulator that listens on its port ${PORT}.`,
      );
    }
    const version = versionIn(await read(['aws-emulator', '-v']));
    const from = `the container of ${image}`;
    const found = {
      ...rest,
      ...(keys ? { keys: { ...keys, from } } : {}),
      authority: { pem: authority.pem },
      ...(version ? { version } : {}),
    };
    return { ...started, found };
  } catch (error) {
    await started.stop();
    throw error;
  } finally {
    await rm(copy, { recursive: true });
  }
}
