import { freePort } from './free-port.mjs';
import { findChromium } from './chromium.mjs';
import { findFirefox } from './firefox.mjs';
import { runService } from './run-service.mjs';
import { scratchFolder } from './scratch-folder.mjs';
import { findWebKit } from './webkit.mjs';

/** How a page is opened in each engine: Chromium by Playwright, the others as they come from the distribution, by their WebDrivers. */
const openers = { chromium: openChromium, firefox: openFirefox, webkit: openWebKit };

/**
 * A page in one of the three engines. `ask(expression)` evaluates an expression in it, awaits it and gives its value (as JSON can hold it).
 * @param {'chromium' | 'firefox' | 'webkit'} engine
 */
export async function openPage(engine, url) {
  return openers[engine](url);
}

async function openChromium(url) {
  const { chromium } = await import('playwright');
  const { path, args, env } = await findChromium();
  const browser = await chromium.launch({ executablePath: path, args: [...args], env: { ...process.env, ...env } });
  const page = await browser.newPage({ viewport: { width: 900, height: 760 } });
  await page.goto(url);
  return { ask: (expression) => page.evaluate(expression), close: () => browser.close() };
}

async function openFirefox(url) {
  const folder = scratchFolder('firefox');
  const port = await freePort();
  const args = ['--headless', '--no-remote', '--profile', folder, `--remote-debugging-port=${port}`];
  const service = await runService({ command: findFirefox(), args, folder, ready: 'WebDriver BiDi listening' });
  const { WebSocket } = await import('ws');
  const socket = new WebSocket(`ws://127.0.0.1:${port}/session`);
  const close = async () => {
    socket.terminate();
    await service.stop();
  };
  try {
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    const call = biDi(socket);
    await call('session.new', { capabilities: {} });
    const { contexts } = await call('browsingContext.getTree', {});
    const [{ context }] = contexts;
    await call('browsingContext.setViewport', { context, viewport: { width: 900, height: 760 } });
    await call('browsingContext.navigate', { context, url, wait: 'complete' });
    const ask = async (expression) => {
      const { type, result, exceptionDetails } = await call('script.evaluate', { expression: asJson(expression), target: { context }, awaitPromise: true });
      if (type !== 'success') throw new Error(exceptionDetails.text);
      return JSON.parse(result.value);
    };
    return { ask, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Calls of WebDriver BiDi: https://w3c.github.io/webdriver-bidi/ */
function biDi(socket) {
  const waiting = new Map();
  let last = 0;
  socket.on('message', (data) => {
    const { id, type, result, message } = JSON.parse(String(data));
    const { resolve, reject } = waiting.get(id) ?? {};
    waiting.delete(id);
    if (type === 'error') reject?.(new Error(message));
    else resolve?.(result);
  });
  socket.on('close', () => waiting.forEach(({ reject }) => reject(new Error('Firefox is gone.'))));
  return (method, params) =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      socket.send(JSON.stringify({ id: last, method, params }));
    });
}

async function openWebKit(url) {
  const { driver, browser, display } = findWebKit();
  const screen = display === undefined ? undefined : await startScreen(display);
  const port = await freePort();
  const env = { ...process.env, ...(screen && { DISPLAY: screen.display }), GDK_BACKEND: 'x11', LIBGL_ALWAYS_SOFTWARE: '1', ...(process.getuid?.() === 0 && { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' }) };
  const service = await runService({ command: driver, args: [`--port=${port}`], folder: scratchFolder('webkit'), env });
  const stop = async () => {
    await service.stop();
    await screen?.stop();
  };
  try {
    const call = webDriver(`http://127.0.0.1:${port}`);
    const options = { binary: browser, args: ['--automation'] };
    const { sessionId } = await call('POST', '/session', { capabilities: { alwaysMatch: { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': options } } });
    await call('POST', `/session/${sessionId}/timeouts`, { script: 300_000 });
    await call('POST', `/session/${sessionId}/url`, { url });
    const ask = async (expression) => {
      const script = `const done = arguments[0]; ${asJson(expression)}.then(done, (error) => done(JSON.stringify({ thrown: String(error?.stack ?? error) })))`;
      const answer = JSON.parse(await call('POST', `/session/${sessionId}/execute/async`, { script, args: [] }));
      if (answer?.thrown !== undefined) throw new Error(answer.thrown);
      return answer;
    };
    const close = async () => {
      await call('DELETE', `/session/${sessionId}`).catch(() => undefined);
      await stop();
    };
    return { ask, close };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Calls of WebDriver; the driver listens a moment after it was started. */
function webDriver(root) {
  return async (method, path, body) => {
    for (let attempt = 0; ; attempt += 1) {
      try {
        const response = await fetch(`${root}${path}`, { method, ...(body && { body: JSON.stringify(body) }), headers: { 'content-type': 'application/json' } });
        const { value } = await response.json();
        if (!response.ok) throw Object.assign(new Error(`${path}: ${value?.error}: ${value?.message}`), { isAnswer: true });
        return value;
      } catch (error) {
        if (error.isAnswer || attempt >= 50) throw error;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
  };
}

async function startScreen(command) {
  // A number that is free by all odds; the next one if it was not.
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const number = 90 + Math.floor(Math.random() * 900);
    const args = [`:${number}`, '-screen', '0', '1000x800x24', '-nolisten', 'tcp', '-displayfd', '2'];
    const service = await runService({ command, args, folder: scratchFolder('screen'), ready: String(number) }).catch(() => undefined);
    if (service) return { display: `:${number}`, stop: service.stop };
  }
  throw new Error('Xvfb does not start.');
}

function asJson(expression) {
  return `(async () => JSON.stringify((await (${expression})) ?? null))()`;
}
