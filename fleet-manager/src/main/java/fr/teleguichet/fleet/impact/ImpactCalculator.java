package fr.teleguichet.fleet.impact;

import static fr.teleguichet.fleet.impact.ImpactParameter.BUS_MAKING;
import static fr.teleguichet.fleet.impact.ImpactParameter.BUS_SHARE;
import static fr.teleguichet.fleet.impact.ImpactParameter.BUS_USE;
import static fr.teleguichet.fleet.impact.ImpactParameter.CAR_MAKING;
import static fr.teleguichet.fleet.impact.ImpactParameter.CAR_SHARE;
import static fr.teleguichet.fleet.impact.ImpactParameter.CAR_USE;
import static fr.teleguichet.fleet.impact.ImpactParameter.COACH_MAKING;
import static fr.teleguichet.fleet.impact.ImpactParameter.COACH_SHARE;
import static fr.teleguichet.fleet.impact.ImpactParameter.COACH_USE;
import static fr.teleguichet.fleet.impact.ImpactParameter.DETOUR;
import static fr.teleguichet.fleet.impact.ImpactParameter.ELECTRICITY;
import static fr.teleguichet.fleet.impact.ImpactParameter.ELECTRIC_CAR_MAKING;
import static fr.teleguichet.fleet.impact.ImpactParameter.ELECTRIC_CAR_USE;
import static fr.teleguichet.fleet.impact.ImpactParameter.ELECTRIC_SHARE;
import static fr.teleguichet.fleet.impact.ImpactParameter.EMBODIED_CENTRAL;
import static fr.teleguichet.fleet.impact.ImpactParameter.EMBODIED_HIGH;
import static fr.teleguichet.fleet.impact.ImpactParameter.EMBODIED_LOW;
import static fr.teleguichet.fleet.impact.ImpactParameter.FARTHEST_OFFICE;
import static fr.teleguichet.fleet.impact.ImpactParameter.HOME_DISTANCE;
import static fr.teleguichet.fleet.impact.ImpactParameter.KIOSK_DAYS;
import static fr.teleguichet.fleet.impact.ImpactParameter.KIOSK_HOURS;
import static fr.teleguichet.fleet.impact.ImpactParameter.KIOSK_POWER;
import static fr.teleguichet.fleet.impact.ImpactParameter.LIFETIME;
import static fr.teleguichet.fleet.impact.ImpactParameter.MET_UNANSWERED;
import static fr.teleguichet.fleet.impact.ImpactParameter.OCCUPANCY;
import static fr.teleguichet.fleet.impact.ImpactParameter.PARTLY_MET;
import static fr.teleguichet.fleet.impact.ImpactParameter.SPEED;
import static fr.teleguichet.fleet.impact.ImpactParameter.TRAIN_MAKING;
import static fr.teleguichet.fleet.impact.ImpactParameter.TRAIN_SHARE;
import static fr.teleguichet.fleet.impact.ImpactParameter.TRAIN_USE;
import static fr.teleguichet.fleet.impact.ImpactParameter.TRIP_CENTRAL;
import static fr.teleguichet.fleet.impact.ImpactParameter.TRIP_HIGH;
import static fr.teleguichet.fleet.impact.ImpactParameter.TRIP_LOW;
import static fr.teleguichet.fleet.impact.ImpactParameter.VIDEO;

import fr.teleguichet.fleet.interview.ImpactEstimationInputs.Resolutions;
import fr.teleguichet.fleet.territory.GeoPosition;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The calculation, a pure function of parameters, answers and counts.
 *
 * <pre>
 *   gross     = n · met · trip · 2 · (site to office by road − home to kiosk) · Σ share · factor / people
 *   footprint = kiosk-months / 12 · (kWh · factor + making / lifetime) + minutes · factor
 *   net       = gross − footprint
 * </pre>
 *
 * <p>Answers lead back to no interview, so «met» and «trip» are means of all that was answered.
 */
final class ImpactCalculator {

  private static final double MONTHS_PER_YEAR = 12;
  private static final double SECONDS_PER_MINUTE = 60;
  private static final double WATTS_PER_KILOWATT = 1_000;

  /** Some assumption of who would have gone, and how: the share, and kg for each kilometre. */
  private record Trip(double share, double perKilometre) {}

  private final ImpactParameters parameters;
  private final MeanShare met;
  private final MeanShare trip;
  private final Trip low;
  private final Trip central;
  private final Trip high;

  ImpactCalculator(
      ImpactParameters parameters, Resolutions resolutions, Map<String, Long> alternatives) {
    this.parameters = parameters;
    this.met = met(resolutions);
    long answers = alternatives.values().stream().mapToLong(Long::longValue).sum();
    double assumed = perKilometre();
    this.low = new Trip(parameters.share(TRIP_LOW), assumed);
    this.high = new Trip(parameters.share(TRIP_HIGH), assumed);
    if (answers < MeanShare.MIN_ANSWERS) {
      this.central = new Trip(parameters.share(TRIP_CENTRAL), assumed);
      this.trip = new MeanShare(central.share(), answers, false);
    } else {
      this.central = answered(alternatives, answers);
      this.trip = new MeanShare(central.share(), answers, true);
    }
  }

  private MeanShare met(Resolutions it) {
    if (it.count() < MeanShare.MIN_ANSWERS) {
      return new MeanShare(parameters.share(MET_UNANSWERED), it.count(), false);
    }
    double met = it.yes() + parameters.share(PARTLY_MET) * it.partly();
    return new MeanShare(met / it.count(), it.count(), true);
  }

  /** Who said so would have gone; those by bus or train are counted as passengers of a coach. */
  private Trip answered(Map<String, Long> alternatives, long answers) {
    long byCar = alternatives.getOrDefault("own-car", 0L) + alternatives.getOrDefault("driven", 0L);
    long byCoach = alternatives.getOrDefault("public-transport", 0L);
    long gone = byCar + byCoach;
    double perKilometre =
        gone == 0 ? 0 : (byCar * car() + byCoach * factor(COACH_USE, COACH_MAKING)) / gone;
    return new Trip((double) gone / answers, perKilometre);
  }

  private double perKilometre() {
    return parameters.share(CAR_SHARE) * car()
        + parameters.share(COACH_SHARE) * factor(COACH_USE, COACH_MAKING)
        + parameters.share(BUS_SHARE) * factor(BUS_USE, BUS_MAKING)
        + parameters.share(TRAIN_SHARE) * factor(TRAIN_USE, TRAIN_MAKING);
  }

  /** kg of a person's kilometre in a car. */
  private double car() {
    double electric = parameters.share(ELECTRIC_SHARE);
    return ((1 - electric) * factor(CAR_USE, CAR_MAKING)
            + electric * factor(ELECTRIC_CAR_USE, ELECTRIC_CAR_MAKING))
        / parameters.value(OCCUPANCY);
  }

  private double factor(ImpactParameter use, ImpactParameter making) {
    return switch (parameters.scope()) {
      case USE -> parameters.value(use);
      case FULL -> parameters.value(use) + parameters.value(making);
    };
  }

  /** How far requests were met. */
  MeanShare met() {
    return met;
  }

  /** Who would have gone to the office, by the central assumption. */
  MeanShare trip() {
    return trip;
  }

  /**
   * Kilometres by road, one way, from a site to the nearest office of a service; nothing where it
   * has none near enough.
   */
  OptionalDouble officeKilometres(GeoPosition site, ServiceCode service) {
    return parameters.offices().getOrDefault(service, List.of()).stream()
        .mapToDouble(office -> parameters.value(DETOUR) * site.kilometresTo(office.position()))
        .filter(kilometres -> kilometres <= parameters.value(FARTHEST_OFFICE))
        .min();
  }

  /** What these interviews spared, the office being so many kilometres away by road. */
  ImpactSum interviews(long held, long seconds, OptionalDouble officeKilometres) {
    double minutes = seconds / SECONDS_PER_MINUTE;
    double video = minutes * parameters.value(VIDEO);
    if (officeKilometres.isEmpty()) {
      return new ImpactSum(
          held,
          0,
          0,
          0,
          minutes,
          Estimate.ZERO,
          Estimate.ZERO,
          Estimate.ZERO,
          Estimate.ZERO,
          video);
    }
    double oneWay = officeKilometres.getAsDouble();
    double road = met.value() * held * 2 * Math.max(0, oneWay - parameters.value(HOME_DISTANCE));
    Estimate kilometres =
        Estimate.around(road * low.share(), road * central.share(), road * high.share());
    return new ImpactSum(
        held,
        held,
        held * oneWay,
        0,
        minutes,
        Estimate.around(emitted(road, low), emitted(road, central), emitted(road, high)),
        kilometres,
        kilometres.times(1 / parameters.value(SPEED)),
        Estimate.ZERO,
        video);
  }

  private static double emitted(double road, Trip trip) {
    return road * trip.share() * trip.perKilometre();
  }

  /** What kiosks emitted in so many months of all of them together. */
  ImpactSum kiosks(double months) {
    double years = months / MONTHS_PER_YEAR;
    double electricity =
        parameters.value(KIOSK_POWER)
            * parameters.value(KIOSK_HOURS)
            * parameters.value(KIOSK_DAYS)
            / WATTS_PER_KILOWATT
            * parameters.value(ELECTRICITY);
    double lifetime = parameters.value(LIFETIME);
    return new ImpactSum(
        0,
        0,
        0,
        months,
        0,
        Estimate.ZERO,
        Estimate.ZERO,
        Estimate.ZERO,
        Estimate.around(
                electricity + parameters.value(EMBODIED_LOW) / lifetime,
                electricity + parameters.value(EMBODIED_CENTRAL) / lifetime,
                electricity + parameters.value(EMBODIED_HIGH) / lifetime)
            .times(years),
        0);
  }
}
