// What a work is. The types only.

/**
 * One number of a round; `null` where it cannot be read.
 * @typedef {Record<string, number | null>} Sample
 *
 * @typedef {object} Column
 * @property {string} key of the sample
 * @property {string} title with its unit
 * @property {'low' | 'high'} better
 * @property {number} [digits]
 *
 * A figure that must be reached. With `against` it is the median over the rounds of ours / that reference; without, the median itself.
 * @typedef {object} Must
 * @property {string} title
 * @property {string} key
 * @property {string} [against]
 * @property {number} [at_most]
 * @property {number} [at_least]
 * @property {true} [printed_only] there is no figure to reach
 * @property {string} [variant] default `ours`
 *
 * @typedef {object} Variant
 * @property {string} name
 * @property {import('../systems/system.mjs').System['name']} system
 * @property {boolean} [rest] send by REST, not by socket
 *
 * @typedef {object} Work
 * @property {string} letter
 * @property {string} title
 * @property {number} seconds of one round unless told otherwise
 * @property {number} warm_rounds whole rounds before the first that counts: code that runs a few hundred times a second is compiled late
 * @property {Variant[]} variants in the order of the report
 * @property {Column[]} columns
 * @property {Must[]} musts
 * @property {(system: import('../systems/system.mjs').System, database_url: string) => Promise<any>} prepare makes the stage on which all
 *   rounds of this system are played
 * @property {(stage: any, variant: Variant, seconds: number) => Promise<Sample>} round
 * @property {(stage: any) => Promise<void>} finish closes, after a last check of what is stored
 */

/** @param {string} name @returns {Variant} */
export const variant = (name) => ({ name, system: name });

/** The columns that say what a unit costs. @param {string} unit @returns {Column[]} */
export const costColumns = (unit) => [
  { key: 'server_us', title: `server us/${unit}`, better: 'low', digits: 1 },
  { key: 'database_us', title: `database us/${unit}`, better: 'low', digits: 1 },
  { key: 'harness_us', title: `harness us/${unit}`, better: 'low', digits: 1 },
  { key: 'other_cores', title: 'cores of others', better: 'low', digits: 2 },
];
