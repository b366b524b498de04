/** One HTTP request as the reference sees it. `path` keeps the query; header names may have any case. */
export interface HttpRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** One HTTP response. Content-Length is added by the server, never by a service. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** The same request with lower-case header names, which is how every service looks them up. */
export function lowerCaseHeaders(request: HttpRequest): HttpRequest {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) headers[name.toLowerCase()] = value;
  return { ...request, headers };
}

/** The path without its query, and the query, both still percent-encoded. */
export function splitPath(path: string): { pathname: string; query: string } {
  const mark = path.indexOf('?');
  return mark < 0
    ? { pathname: path, query: '' }
    : { pathname: path.slice(0, mark), query: path.slice(mark + 1) };
}

export function bodyText(body: Uint8Array): string {
  return new TextDecoder().decode(body);
}
