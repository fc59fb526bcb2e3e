import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { AdviceError } from '../advice';
import { until } from '../polling';
import { startGroup } from '../processes';

/** A screen for Electron: the environment that names it, and its end. */
export interface Screen {
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** Whether {@link openScreen} can succeed: there is a screen, or Xvfb to stand in for one. */
export function canOpenScreen(): boolean {
  return hasScreen() || virtualScreen() !== undefined;
}

/**
 * The machine's own screen, else a virtual one.
 *
 * @throws AdviceError when there is neither.
 */
export async function openScreen(): Promise<Screen> {
  if (hasScreen()) return { env: {}, close: async () => {} };
  const program = virtualScreen();
  if (program === undefined) {
    throw new AdviceError(
      '没有显示器，也没有 Xvfb。请安装 xvfb。\nNo screen and no Xvfb: install xvfb.',
    );
  }
  // Xvfb picks a free display and prints its number on the descriptor that it is given.
  const group = startGroup(program, ['-displayfd', '1', '-screen', '0', '1400x900x24']);
  try {
    const display = await until(
      'Xvfb to name its display',
      () => /^(\d+)\s*$/mu.exec(group.output())?.[1],
    );
    return { env: { DISPLAY: `:${display}` }, close: () => group.stop() };
  } catch (error) {
    await group.stop();
    throw error;
  }
}

function hasScreen(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

function virtualScreen(): string | undefined {
  return (process.env.PATH ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, 'Xvfb'))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}
