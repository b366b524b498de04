import { describeConformance } from '../src/index.ts';
import { fromEnvironment } from './endpoint.ts';

// Every exception that the page lists.
describeConformance({ ...fromEnvironment(), only: ['*Exception'] });
