import type { ContainerRuntimeClient, GenericContainer } from 'testcontainers';
import type { ContainerConfig, ReadyConfig } from '../../generated/config.ts';
import { CannotJudge } from '../contract/errors.ts';
import { reasonOf } from '../text/reason.ts';
import { Readiness } from './container-ready.ts';
import { howEnded } from './how-ended.ts';
import { beforeInterruptedExit } from './interrupt.ts';
import { loadOptional } from './optional.ts';
import { LABEL, OwnContainers } from './own-containers.ts';
import { type Started, Tail } from './started.ts';

/** Starts a container and waits until it is ready. @throws CannotJudge as {@link startAndWait} */
export async function startContainer(config: ContainerConfig): Promise<Started> {
  const { GenericContainer } = await testcontainers();
  const { image, port, env = {}, command, ready = {} } = config;
  const container = new GenericContainer(image).withExposedPorts(port).withEnvironment(env);
  if (command) container.withCommand(command);
  return startAndWait(container, { image, port, ready });
}

interface Wanted {
  image: string;
  port: number;
  ready: ReadyConfig;
  scheme?: 'http' | 'https';
}

/** A container that can be asked for what it has in it. */
export interface StartedContainer extends Started {
  exec(command: string[]): Promise<{ output: string }>;
}

/**
 * Starts a prepared container. A label that only this start has finds it again, so that it is always removed, even while
 * it still starts.
 * @throws CannotJudge when runtime or image is missing, or the container ends or is late; it is removed then
 */
export async function startAndWait(
  container: GenericContainer,
  { image, port, ready, scheme = 'http' }: Wanted,
): Promise<StartedContainer> {
  const client = await runtime();
  const own = new OwnContainers(client);
  const tail = new Tail();
  const forget = beforeInterruptedExit(() => own.remove());
  const stop = async () => {
    await own.remove();
    forget();
  };
  const { host } = client.info.containerRuntime;
  container
    .withLabels({ [LABEL]: own.id })
    .withWaitStrategy(new Readiness(ready, { scheme, host, port, tail, own }))
    .withLogConsumer((stream) => stream.on('data', (chunk) => tail.add(chunk)));
  try {
    const started = await own.orEnded(container.start(), image, tail);
    const end = own.watch(started.getId());
    const url = `${scheme}://${started.getHost()}:${started.getMappedPort(port)}`;
    const exec = (command: string[]) => started.exec(command);
    return { url, output: () => tail.text, died: () => howEnded(end, url), stop, exec };
  } catch (error) {
    await stop();
    throw error instanceof CannotJudge ? error : notStarted(image, own.late ?? error, tail);
  }
}

/** Loaded only here: most runs need no container runtime. */
export function testcontainers(): Promise<typeof import('testcontainers')> {
  return loadOptional(() => import('testcontainers'), 'testcontainers');
}

async function runtime(): Promise<ContainerRuntimeClient> {
  const { getContainerRuntimeClient } = await testcontainers();
  try {
    return await getContainerRuntimeClient();
  } catch {
    throw new CannotJudge(
      'This target needs Docker, which does not answer. Start it, or set DOCKER_HOST to a Docker API such as the socket of podman.',
    );
  }
}

function notStarted(image: string, error: unknown, tail: Tail): CannotJudge {
  return new CannotJudge(
    `The container of ${image} did not start (${reasonOf(error)})${tail.lastLine}. Check the image, its port and its ready condition.`,
  );
}
