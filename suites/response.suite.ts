import { describeConformance } from '../src/index.ts';
import { fromEnvironment } from './endpoint.ts';

// What an accepted request is answered with.
describeConformance({ ...fromEnvironment(), only: ['Response'] });
