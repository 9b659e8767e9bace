package fr.teleguichet.edge.update.install;

import java.util.Optional;

/**
 * What there is of one part.
 *
 * @param running what runs
 * @param other what the other place holds, when something is in it
 * @param next the slot that the next start tries first
 */
public record InstalledPart(Slot running, Optional<Slot> other, String next) {

  /** Whether the next start runs something else than now. */
  public boolean willChange() {
    return !next.equals(running.name());
  }

  /**
   * A place for a version.
   *
   * @param name such as rootfs.0
   * @param version empty when it is not known
   */
  public record Slot(String name, String version, State state) {}

  /**
   * How far a slot is trusted:
   *
   * <pre>
   *            confirm
   *      GOOD &lt;------- ON_TRIAL ----+
   *        |              ^        |
   *  write |      install |        | fail
   *        |              |        |
   *        +------------&gt; BAD &lt;----+
   * </pre>
   *
   * <table>
   *   <caption>Every transition</caption>
   *   <tr><td>GOOD</td><td>write</td><td>BAD</td></tr>
   *   <tr><td>BAD</td><td>install</td><td>ON_TRIAL</td></tr>
   *   <tr><td>ON_TRIAL</td><td>confirm</td><td>GOOD</td></tr>
   *   <tr><td>ON_TRIAL</td><td>fail</td><td>BAD</td></tr>
   * </table>
   */
  public enum State {
    /** It proved itself. */
    GOOD,
    /** It has yet to prove itself. */
    ON_TRIAL,
    /** It failed, or is being written: no start chooses it. */
    BAD
  }
}
