package fr.teleguichet.fleet.interview;

import fr.teleguichet.hardware.journal.ServiceCode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The interviews of a month of French time, and the attempts that became none.
 *
 * @param cells their sums, those included of which only sums are left, in no order
 * @param singles those that are kept one by one, the oldest first
 */
public record InterviewMonth(YearMonth month, List<Cell> cells, List<Single> singles)
    implements FigureCache.Sized {

  /**
   * Interviews and attempts of one site and service in the month.
   *
   * @param siteId the site's row, {@value InterviewCountReader#NO_SITE} for none
   * @param seconds of all interviews that were held, together
   */
  public record Cell(
      int siteId,
      ServiceCode service,
      YearMonth month,
      InterviewOutcomeCounts attempts,
      long seconds) {

    private Cell plus(Cell other) {
      return new Cell(
          siteId, service, month, attempts.plus(other.attempts), seconds + other.seconds);
    }
  }

  /**
   * One interview or attempt.
   *
   * @param started seconds since 1970, UTC
   * @param siteId the site's row, {@value InterviewCountReader#NO_SITE} for none
   * @param outcome the word of the database
   * @param waited seconds; {@value #UNKNOWN} where the kiosk did not tell
   */
  public record Single(
      long started, int siteId, ServiceCode service, String outcome, long seconds, long waited) {

    /** A wait that is not known. */
    public static final long UNKNOWN = -1;

    /** Whether it is an interview, not an attempt. */
    public boolean isHeld() {
      return outcome.equals(HELD);
    }

    /** Whether somebody was called, or would have been had the citizen waited. */
    public boolean isAttempt() {
      return !outcome.equals(UNREACHED);
    }
  }

  private static final String HELD = "held";
  private static final String UNREACHED = "unreached";

  private record Place(int siteId, ServiceCode service) {}

  public InterviewMonth {
    cells = List.copyOf(cells);
    singles = List.copyOf(singles);
  }

  /** Cells are objects with another in each. */
  @Override
  public int size() {
    return 2 * cells.size() + singles.size();
  }

  /** Sums up a month. */
  static final class Builder {
    private final YearMonth month;
    private final Map<Place, Cell> cells = new HashMap<>();
    private final List<Single> singles = new ArrayList<>();

    Builder(YearMonth month) {
      this.month = month;
    }

    void add(Single single) {
      singles.add(single);
      sum(single.siteId(), single.service(), single.outcome(), 1, single.seconds());
    }

    /** Some of which only this is left. */
    void sum(int siteId, ServiceCode service, String outcome, long count, long seconds) {
      Cell cell =
          new Cell(
              siteId,
              service,
              month,
              InterviewOutcomeCounts.of(outcome, count),
              outcome.equals(HELD) ? seconds : 0);
      Cell _ = cells.merge(new Place(siteId, service), cell, Cell::plus);
    }

    InterviewMonth build() {
      return new InterviewMonth(month, List.copyOf(cells.values()), singles);
    }
  }
}
