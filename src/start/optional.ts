import { CannotJudge } from '../contract/errors.ts';

/**
 * Loads an optional peer, which may not be installed.
 * @throws CannotJudge with the command that installs it
 */
export async function loadOptional<T>(load: () => Promise<T>, name: string): Promise<T> {
  try {
    return await load();
  } catch (error) {
    const { code, message } = error as { code?: string; message?: string };
    if (code !== 'ERR_MODULE_NOT_FOUND' || !message?.includes(`'${name}'`)) throw error;
    throw new CannotJudge(
      `This target needs ${name}, which is not installed. Install it: npm install ${name}`,
    );
  }
}
