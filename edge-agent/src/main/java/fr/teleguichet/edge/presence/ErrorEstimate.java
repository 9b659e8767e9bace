package fr.teleguichet.edge.presence;

/**
 * What presence detection knows of its own errors since the agent started. Both are estimates: a
 * person who comes and leaves without a touch, seen by nobody, is in neither.
 *
 * @param arrivals touches by which somebody was surely there, a minute apart at least
 * @param missed those of them that no sensor had seen coming
 * @param wakes how often the screen was woken by sensors
 * @param doubtful those in which only one kind of sensor ever saw anybody, and nobody touched
 */
public record ErrorEstimate(long arrivals, long missed, long wakes, long doubtful) {

  /** No errors, as nothing happened. */
  static final ErrorEstimate NONE = new ErrorEstimate(0, 0, 0, 0);

  ErrorEstimate arrived(boolean seen) {
    return new ErrorEstimate(arrivals + 1, seen ? missed : missed + 1, wakes, doubtful);
  }

  ErrorEstimate woke() {
    return new ErrorEstimate(arrivals, missed, wakes + 1, doubtful);
  }

  ErrorEstimate doubted() {
    return new ErrorEstimate(arrivals, missed, wakes, doubtful + 1);
  }
}
