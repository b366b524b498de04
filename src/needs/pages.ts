/** More pages than any list of an account has. */
const MOST_PAGES = 1_000;

/** Options of the SDK's paginators: a target that gives the same token again has told all that it tells. */
export const PAGING = { stopOnSameToken: true } as const;

/** The pages of a list. @throws Error where a target gives page after page */
export async function* pagesOf<T>(pages: AsyncIterable<T>, most = MOST_PAGES): AsyncGenerator<T> {
  let count = 0;
  for await (const page of pages) {
    if (count === most) throw new Error(`the list did not come to an end within ${most} pages`);
    count += 1;
    yield page;
  }
}
