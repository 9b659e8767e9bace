package fr.teleguichet.fleet.impact;

import java.util.OptionalDouble;

/**
 * What some interviews spared, and what their kiosks emitted.
 *
 * @param held interviews
 * @param counted those of which a journey is known: their site is there and their service has an
 *     office near enough
 * @param officeKilometres from the site to the office by road, one way, of all counted together
 * @param kioskMonths months in which kiosks were in service, of all kiosks together
 * @param minutes of video
 * @param gross kg of CO2 equivalent that the journeys would have emitted
 * @param kilometres that people did not travel
 * @param hours that people did not spend on the road
 * @param kiosks kg of CO2 equivalent of the kiosks' making and electricity
 * @param video kg of CO2 equivalent of the video
 */
public record ImpactSum(
    long held,
    long counted,
    double officeKilometres,
    double kioskMonths,
    double minutes,
    Estimate gross,
    Estimate kilometres,
    Estimate hours,
    Estimate kiosks,
    double video) {

  static final ImpactSum NONE =
      new ImpactSum(0, 0, 0, 0, 0, Estimate.ZERO, Estimate.ZERO, Estimate.ZERO, Estimate.ZERO, 0);

  private static final int MONTHS_PER_YEAR = 12;

  ImpactSum plus(ImpactSum other) {
    return new ImpactSum(
        held + other.held,
        counted + other.counted,
        officeKilometres + other.officeKilometres,
        kioskMonths + other.kioskMonths,
        minutes + other.minutes,
        gross.plus(other.gross),
        kilometres.plus(other.kilometres),
        hours.plus(other.hours),
        kiosks.plus(other.kiosks),
        video + other.video);
  }

  /** kg of CO2 equivalent of kiosks and video together. */
  public Estimate footprint() {
    return kiosks.plus(new Estimate(video, video, video));
  }

  /** kg of CO2 equivalent that are left; less than nothing where kiosks emitted more. */
  public Estimate net() {
    return gross.minus(footprint());
  }

  /** Kilometres from the site to the office by road, one way, on average. */
  public OptionalDouble meanOfficeKilometres() {
    return counted == 0 ? OptionalDouble.empty() : OptionalDouble.of(officeKilometres / counted);
  }

  /** Interviews of one kiosk in a year. */
  public OptionalDouble perKioskAndYear() {
    return kioskMonths == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(held * MONTHS_PER_YEAR / kioskMonths);
  }

  /**
   * How many interviews a kiosk needs in a year to spare as much as it emits, by the central
   * figures; nothing where no interview spares anything.
   */
  public OptionalDouble breakEven() {
    double each = held == 0 ? 0 : (gross.central() - video) / held;
    return each <= 0 || kioskMonths == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(kiosks.central() * MONTHS_PER_YEAR / kioskMonths / each);
  }
}
