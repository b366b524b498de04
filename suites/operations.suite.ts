import { describeConformance } from '../src/index.ts';
import { fromEnvironment } from './endpoint.ts';

// The rest of the life of a trail: every operation but the one that the other suites are about.
describeConformance({ ...fromEnvironment(), operation: ['!CreateTrail'] });
