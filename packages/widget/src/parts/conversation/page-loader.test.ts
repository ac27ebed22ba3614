import { describe, expect, it } from 'vitest';
import { PageLoader } from './page-loader.js';

describe('PageLoader', () => {
  it('T11 asks for one page at a time; after a failure it says so, and waits to be asked', async () => {
    const answers: ((is_there: boolean) => void)[] = [];
    let redrawn = 0;
    const loader = new PageLoader(
      () => new Promise((resolve, reject) => answers.push((is_there) => (is_there ? resolve(true) : reject(new Error('away'))))),
      () => void (redrawn += 1),
    );
    const [one, other] = [loader.load(), loader.load()];
    expect([one === other, answers.length]).toEqual([true, 1]);
    answers[0]?.(true);
    expect([await one, redrawn, loader.failure('no')]).toEqual([true, 1, null]);
    const third = loader.load();
    answers[1]?.(false);
    expect([await third, await loader.load(), answers.length, loader.failure('It did not come.')?.values[0]]).toEqual([false, false, 2, 'It did not come.']);
  });
});
