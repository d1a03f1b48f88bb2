// Prints at the end of a run how soon others saw what one browser did.

/** The kind of note that is gathered: a time in milliseconds. */
export const SOON = 'seen by others, ms';

export default class SoonReporter {
  #times = [];

  onTestEnd(_test, result) {
    const noted = result.annotations.filter((each) => each.type === SOON);
    this.#times.push(...noted.map((each) => Number(each.description)));
  }

  onEnd() {
    const times = this.#times.sort((a, b) => a - b);
    if (times.length === 0) return;
    const at = (share) => times[Math.floor((times.length - 1) * share)];
    console.log(`  others saw it after ${at(0.5)} ms in the middle, ${at(1)} ms at most (${times.length} times)`);
  }
}
