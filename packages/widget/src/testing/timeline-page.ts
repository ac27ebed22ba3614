/** What a browser loads that runs the tests of the timeline: `window.play(options)`. */
import { playTimeline, type PlayOptions, type Played } from './play-timeline.js';

declare global {
  interface Window {
    play: (options: PlayOptions) => Promise<Played>;
  }
}

window.play = async (options) => {
  const { problems, frames, steps, rows_max, held_max } = await playTimeline(options);
  return { problems, frames, steps, rows_max, held_max };
};
