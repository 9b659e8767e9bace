package fr.teleguichet.fleet.interview;

/**
 * How much the kiosks of a site were used for as long as they were in service.
 *
 * @param held interviews
 * @param kioskMonths the months in which they were in service, each kiosk's months counted, those
 *     included that are not whole
 */
public record InterviewsPerKioskRate(long held, int kioskMonths) {

  /** Of fewer months a year can't be told: the first weeks of a kiosk are like no others. */
  public static final int MIN_MONTHS = 3;

  private static final double MONTHS_PER_YEAR = 12;

  /** Whether it is too early to tell a year from it. */
  public boolean isTooEarly() {
    return kioskMonths < MIN_MONTHS;
  }

  /** Interviews per kiosk and year; of meaning where it is not too early. */
  public double yearly() {
    return held * MONTHS_PER_YEAR / Math.max(1, kioskMonths);
  }
}
