// How loud somebody is.
export class SoundLevel {
  #context = new AudioContext();
  #analyser = this.#context.createAnalyser();

  constructor(stream) {
    this.#context.createMediaStreamSource(stream).connect(this.#analyser);
  }

  // 0 to 1.
  now() {
    const samples = new Float32Array(this.#analyser.fftSize);
    this.#analyser.getFloatTimeDomainData(samples);
    const power = samples.reduce((sum, it) => sum + it * it, 0) / samples.length;
    return Math.min(1, Math.sqrt(power) * 4);
  }

  close() {
    this.#context.close();
  }
}
