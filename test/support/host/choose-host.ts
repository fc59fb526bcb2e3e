import { AdviceError } from '../advice';
import { VSCODE_VERSION } from '../server/provision';
import { downloadDesktop } from './desktop';
import { canOpenScreen } from './screen';

export type ChosenHost =
  | { readonly kind: 'desktop'; readonly executable: string }
  | { readonly kind: 'server' };

/** The environment variable that forces the host: `desktop` or `server`. */
const HOST_VARIABLE = 'JIANGGAO_TEST_HOST';

/**
 * Desktop VS Code where it can be downloaded or already was, else the server.
 *
 * @throws AdviceError when the host that JIANGGAO_TEST_HOST asks for cannot be had.
 */
export async function chooseHost(
  cache: string,
  wish = process.env[HOST_VARIABLE],
  download: typeof downloadDesktop = downloadDesktop,
): Promise<ChosenHost> {
  if (wish === 'server') return { kind: 'server' };
  if (wish && wish !== 'desktop') {
    throw new AdviceError(`${HOST_VARIABLE} is ${wish}: it may be desktop or server`);
  }
  try {
    const executable = await download(VSCODE_VERSION, cache);
    if (!canOpenScreen()) throw new Error('it is here, but no screen is: install xvfb');
    return { kind: 'desktop', executable };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (wish === 'desktop') {
      throw new AdviceError(
        `桌面版 VS Code 无法使用，而 ${HOST_VARIABLE}=desktop 指定要用它。\nDesktop VS Code cannot be had, and ${HOST_VARIABLE}=desktop asks for it: ${reason}`,
      );
    }
    console.log(`desktop VS Code cannot be had (${reason}); using the VS Code server`);
    return { kind: 'server' };
  }
}
