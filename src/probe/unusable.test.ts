import { expect, it } from 'vitest';
import { UNANSWERED } from '../lanes/http.ts';
import { behindGateway, endpointOption, unanswered } from './unusable.ts';

const URL = 'http://127.0.0.1:5000';
const REFUSED = 'connect ECONNREFUSED 127.0.0.1:5000';

it.each([
  [
    'nobody listens',
    unanswered(URL, REFUSED, undefined),
    `Nothing answers at ${URL} (${REFUSED}). Start the emulator, give another address with --endpoint, or wait for it with --wait 60s.`,
  ],
  [
    'nobody listens, for a function',
    unanswered(URL, REFUSED, { byFunction: true }),
    `Nothing answers at ${URL} (${REFUSED}). Start the emulator, give another address with the option endpoint, or wait for it with the option wait, such as wait: 60_000.`,
  ],
  [
    'nobody listens after a wait',
    unanswered(URL, REFUSED, { waitedMs: 3_000 }),
    `Nothing answers at ${URL}, also after a wait of 3 s (${REFUSED}). Start the emulator, give another address with --endpoint, or wait longer with --wait.`,
  ],
  [
    'a server hangs',
    unanswered(URL, `${UNANSWERED} within 5 s`, undefined),
    `${URL} accepted the connection, but gave no answer within 5 s. Check what listens there, or wait for it with --wait 60s.`,
  ],
  [
    'a gateway answers, for a function that waited',
    behindGateway(URL, 503, { byFunction: true, waitedMs: 60_000 }),
    `${URL} answers with status 503, as a gateway does whose server is not there, also after a wait of 1 min 0 s. Wait longer with the option wait, or check the server behind it.`,
  ],
  ['another scheme', endpointOption(undefined, 'https://x'), '--endpoint https://x'],
  [
    'another scheme, for a function',
    endpointOption({ byFunction: true }, 'https://x'),
    "the option endpoint as 'https://x'",
  ],
])('says what to do where %s', (_, message, wanted) => {
  expect(message).toBe(wanted);
});
