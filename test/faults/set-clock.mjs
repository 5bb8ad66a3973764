// Loaded before the program: the clock of this process goes wrong by FAULT_CLOCK_MS milliseconds. Only Date; what measures time goes on.
const offsetMs = Number(process.env.FAULT_CLOCK_MS);
const RightDate = Date;
globalThis.Date = class extends RightDate {
  constructor(...given) {
    super(...(given.length === 0 ? [RightDate.now() + offsetMs] : given));
  }
  static now() {
    return RightDate.now() + offsetMs;
  }
};
