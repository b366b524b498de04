import { CannotJudge } from '../contract/errors.ts';
import { SERVICES, type Service, type TargetDescription } from '../contract/target.ts';
import { parseEndpoint } from './environment.ts';

/** A service that an option can place elsewhere; CloudTrail's own is `endpoint`. */
type OtherService = Exclude<Service, 'cloudtrail'>;

/** The options for the endpoints of single services: `endpointS3` is `--endpoint-s3`. */
type ServiceEndpoints = { [Name in OtherService as `endpoint${Capitalize<Name>}`]?: string | undefined };

/** How the target is reached: what an option says goes before the config and the environment. */
export interface Access extends ServiceEndpoints {
  /** What the target is called in every output. */
  name?: string | undefined;
  /** The version of its program. */
  targetVersion?: string | undefined;
  region?: string | undefined;
  /** Profile of the AWS configuration files with the keys. */
  profile?: string | undefined;
  /** Access key id; its secret comes from the environment or is asked for. */
  accessKeyId?: string | undefined;
  /** The secret that was asked for; there is no option for it, as process lists and shell histories show options. */
  secretAccessKey?: string | undefined;
  /** PEM file of the authorities to trust. */
  caBundle?: string | undefined;
  /** Headers for every request, as `Name: value`. */
  header?: readonly string[] | undefined;
}

/** What the options choose as target. */
export interface TargetChoice extends Access {
  /** Name of a target, or path of a config file. */
  target?: string | undefined;
  /** Config file to take `target` from, in place of the one that is found. */
  config?: string | undefined;
  /** URL of a running endpoint. */
  endpoint?: string | undefined;
  /** Port of an AWS Emulator that is running. */
  port?: number | undefined;
  /** Milliseconds to wait for an endpoint that is starting. */
  wait?: number | undefined;
  /** The account of AWS that may be used. With it, and without target or endpoint, the target is AWS. */
  allowAws?: string | undefined;
}

/** The name of the option for the endpoint of a service, as a member and as typed. */
function endpointOption(service: OtherService): { key: keyof ServiceEndpoints; option: string } {
  const key = `endpoint${service[0]?.toUpperCase()}${service.slice(1)}` as keyof ServiceEndpoints;
  return { key, option: `--endpoint-${service}` };
}

export const OTHER_SERVICES = SERVICES.filter((service) => service !== 'cloudtrail');

/** The endpoints that options give to single services. @throws CannotJudge for what is no URL */
export function chosenEndpoints(choice: ServiceEndpoints): TargetDescription['endpoints'] {
  return Object.fromEntries(
    OTHER_SERVICES.flatMap((service) => {
      const { key, option } = endpointOption(service);
      const text = choice[key];
      return text === undefined ? [] : [[service, parseEndpoint(option, text)]];
    }),
  );
}

/** The headers that options give. @throws CannotJudge for what HTTP doesn't take; the value is not shown, as it may be a secret */
export function chosenHeaders(header: readonly string[] = []): Record<string, string> {
  return Object.fromEntries(
    header.map((text) => {
      const found = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([\t\x20-\x7e]*)$/.exec(text);
      if (!found) {
        throw new CannotJudge(
          "--header must be a name, a colon and a value in ASCII, such as 'X-Proxy-Token: abc'.",
        );
      }
      return [found[1], found[2]];
    }),
  );
}
