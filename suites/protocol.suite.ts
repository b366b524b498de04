import { describeConformance } from '../src/index.ts';
import { fromEnvironment } from './endpoint.ts';

// How messages travel: targets, bodies, signatures.
describeConformance({ ...fromEnvironment(), only: ['Protocol'] });
