package fr.teleguichet.fleet.alert;

import java.time.Instant;

/**
 * An alert as people see it.
 *
 * @param since since when the first of it holds
 * @param opened when it was told
 * @param members as far as the reader may see them
 */
public record AlertRow(
    long id,
    AlertKind kind,
    AlertSeverity severity,
    AlertGroupKey cause,
    Instant since,
    Instant opened,
    AlertState state,
    Members members) {

  /**
   * What belongs to it.
   *
   * @param first the first of them
   * @param topic of the first
   * @param amount of the first
   * @param all how many there are
   * @param holding how many of them still hold
   */
  public record Members(AlertSubject first, String topic, long amount, int all, int holding) {
    static final Members NONE = new Members(new AlertSubject.Network(), "", 0, 0, 0);
  }

  AlertRow with(Members others) {
    return new AlertRow(id, kind, severity, cause, since, opened, state, others);
  }
}
