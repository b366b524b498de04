import type { Call } from '../call.ts';
import type { HttpResponse } from '../http/message.ts';
import type { XmlElement } from '../protocol/xml.ts';

export const NAMESPACE = 'http://s3.amazonaws.com/doc/2006-03-01/';

/** One S3 request, its address split: path-style only, the bucket is the first path segment. */
export interface S3Request {
  readonly call: Call;
  readonly bucket: string;
  readonly key: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** What an S3 operation answers: an XML element, or a whole response. */
export type S3Answer = XmlElement | HttpResponse;

/** Operations by `METHOD target?subresource`, where the target is `/`, `bucket` or `object`. */
export type S3Operations = Readonly<Record<string, (request: S3Request) => S3Answer>>;
