/**
 * An error that a service answers. Each protocol writes it in its own shape.
 * `code` is the bare name as it appears on the wire, `status` the HTTP status.
 */
export class ServiceError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.name = 'ServiceError';
    this.code = code;
    this.status = status;
  }
}
