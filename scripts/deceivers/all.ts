import { byClient } from './by-client.ts';
import { byMemory } from './by-memory.ts';
import { byTable } from './by-table.ts';
import type { Deceiver } from './deceiver.ts';

/** All servers that try to be called right. */
export const deceivers: readonly Deceiver[] = [...byTable, ...byClient, ...byMemory];
