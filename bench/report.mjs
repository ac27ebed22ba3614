import { median } from './measure/statistics.mjs';

/** @typedef {import('./works/work.mjs').Sample} Sample @typedef {import('./works/work.mjs').Work} Work @typedef {import('./works/work.mjs').Must} Must */

/** @param {Sample[]} samples @param {string} key */
const numbersOf = (samples, key) => samples.flatMap((sample) => (typeof sample[key] === 'number' && Number.isFinite(sample[key]) ? [sample[key]] : []));

/**
 * One line a variant: the median of the rounds, with the best in brackets.
 * @param {Work} work @param {Map<string, Sample[]>} results
 */
export function tableOf(work, results) {
  const rows = [['', ...work.columns.map((column) => column.title)]];
  for (const [name, samples] of results) {
    rows.push([
      name,
      ...work.columns.map(({ key, better, digits = 1 }) => {
        const numbers = numbersOf(samples, key);
        if (numbers.length === 0) return '-';
        const best = better === 'low' ? Math.min(...numbers) : Math.max(...numbers);
        return `${median(numbers).toFixed(digits)} (${best.toFixed(digits)})`;
      }),
    ]);
  }
  const widths = rows[0]?.map((_, index) => Math.max(...rows.map((row) => String(row[index]).length))) ?? [];
  return rows.map((row) => row.map((cell, index) => (index === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[index] ?? 0))).join('  ')).join('\n');
}

/**
 * What must be reached, judged. A ratio is taken round by round, between runs that stood beside each other, then its median.
 * @param {Work} work @param {Map<string, Sample[]>} results @param {boolean} printed nothing has to be reached: figures alone
 * @returns {Verdict[]}
 * @typedef {{text: string, outcome: 'passed' | 'failed' | 'not measured' | 'printed'}} Verdict `printed`: there is no figure to reach
 */
export function judge(work, results, printed) {
  return work.musts.map((must) => {
    const { title, key, against, variant = 'ours', at_most, at_least } = must;
    const printed_only = printed || must.printed_only === true;
    const subject = `${work.letter}  ${title}, ${variant}${against === undefined ? '' : ` / ${against}`}`;
    const values = against === undefined ? numbersOf(results.get(variant) ?? [], key) : ratios(results.get(variant) ?? [], results.get(against) ?? [], key);
    if (values.length === 0) return { text: `${subject}: not measured`, outcome: printed_only ? 'printed' : 'not measured' };
    const value = median(values);
    const passed = value <= (at_most ?? Number.POSITIVE_INFINITY) && value >= (at_least ?? Number.NEGATIVE_INFINITY);
    const bound = at_most === undefined ? `at least ${at_least}` : `at most ${at_most}`;
    const verdict = printed_only ? '(no must)' : `(must: ${bound})  ${passed ? 'PASS' : 'FAIL'}`;
    const text = `${subject}: ${value.toFixed(2)} ${verdict}   rounds ${values.map((one) => one.toFixed(2)).join(' ')}`;
    return { text, outcome: printed_only ? 'printed' : passed ? 'passed' : 'failed' };
  });
}

/** @param {Sample[]} ours @param {Sample[]} theirs @param {string} key */
function ratios(ours, theirs, key) {
  return ours.slice(0, theirs.length).flatMap((sample, round) => {
    const ratio = Number(sample[key]) / Number(theirs[round]?.[key]);
    return Number.isFinite(ratio) ? [ratio] : [];
  });
}
