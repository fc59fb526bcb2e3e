import { type Browser, chromium, type Page } from 'playwright-core';
import { AdviceError } from '../advice';

export interface OpenBrowser {
  readonly browser: Browser;
  readonly page: Page;
}

/** One headless window with a clipboard it may use. */
export async function openBrowser(): Promise<OpenBrowser> {
  const browser = await chromium.launch({
    executablePath: browserPath(),
    headless: true,
    // A container's root has no user namespace for the sandbox, and its /dev/shm is small.
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-sync'],
  });
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  return { browser, page: await context.newPage() };
}

function browserPath(): string {
  const file = process.env.CHROMIUM;
  if (file) return file;
  throw new AdviceError(
    [
      '环境变量 CHROMIUM 未设置。请用 npm run test:host、npm run test:ui 运行，它们会找到浏览器并设好。',
      'CHROMIUM is not set. Start the suites by npm run test:host or npm run test:ui, which find a browser and set it.',
    ].join('\n'),
  );
}
