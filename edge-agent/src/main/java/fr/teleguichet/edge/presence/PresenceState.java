package fr.teleguichet.edge.presence;

import java.time.Duration;

/**
 * Whether somebody is there. From a state only its own methods lead on:
 *
 * <pre>
 *          notice                 stay, touch
 * Absent ----------&gt; Approaching -------------&gt; Present &lt;----------+
 *  ^ ^ |                  |                      ^   |             |
 *  | | +------ touch -----|----------------------+   | quiet       | again, touch
 *  | +-------- lose ------+                          v             |
 *  +---------------------- gone ----------------- Leaving ---------+
 * </pre>
 *
 * <table>
 *   <caption>Every transition</caption>
 *   <tr><td>Absent</td><td>notice</td><td>Approaching</td></tr>
 *   <tr><td>Absent</td><td>touch</td><td>Present</td></tr>
 *   <tr><td>Approaching</td><td>stay</td><td>Present</td></tr>
 *   <tr><td>Approaching</td><td>touch</td><td>Present</td></tr>
 *   <tr><td>Approaching</td><td>lose</td><td>Absent</td></tr>
 *   <tr><td>Present</td><td>quiet</td><td>Leaving</td></tr>
 *   <tr><td>Leaving</td><td>again</td><td>Present</td></tr>
 *   <tr><td>Leaving</td><td>touch</td><td>Present</td></tr>
 *   <tr><td>Leaving</td><td>gone</td><td>Absent</td></tr>
 * </table>
 */
public sealed interface PresenceState {

  /** Since when, by the loop's clock. */
  Duration since();

  /** Nobody is there. */
  record Absent(Duration since) implements PresenceState {
    /** Sensors agree that somebody comes. */
    Approaching notice(Duration at) {
      return new Approaching(at);
    }

    /** Somebody touched what no sensor had seen coming. */
    Present touch(Duration at) {
      return new Present(at);
    }
  }

  /** Somebody comes near, or walks past. */
  record Approaching(Duration since) implements PresenceState {
    /** The person stays in front of the screen. */
    Present stay(Duration at) {
      return new Present(at);
    }

    /** The person touches. */
    Present touch(Duration at) {
      return new Present(at);
    }

    /** The person walked past. */
    Absent lose(Duration at) {
      return new Absent(at);
    }
  }

  /** Somebody is in front of the screen. */
  record Present(Duration since) implements PresenceState {
    /** No sensor sees anybody any more. */
    Leaving quiet(Duration at) {
      return new Leaving(at, since);
    }
  }

  /**
   * Nobody has been seen for a moment.
   *
   * @param arrived when the visit began
   */
  record Leaving(Duration since, Duration arrived) implements PresenceState {
    /** The person is seen again. */
    Present again() {
      return new Present(arrived);
    }

    /** The person touches. */
    Present touch() {
      return new Present(arrived);
    }

    /** The person has left. */
    Absent gone(Duration at) {
      return new Absent(at);
    }
  }
}
