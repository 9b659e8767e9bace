package fr.teleguichet.fleet.impact;

import fr.teleguichet.hardware.text.CodedEnum;

/**
 * A number that the calculation rests on. Its code stands in frozen parameters, its bounds are
 * those of what makes sense; what it is and where it comes from is in the message bundles.
 *
 * <p>Emission factors: ADEME, Base Empreinte, as Impact CO2 publishes them (1 July 2026), in kg of
 * CO2 equivalent per vehicle-kilometre for cars and per passenger-kilometre for the rest.
 */
public enum ImpactParameter implements CodedEnum {
  CAR_USE(Group.FACTORS, Unit.KG_PER_KM, 0, 1, 0.192),
  CAR_MAKING(Group.FACTORS, Unit.KG_PER_KM, 0, 1, 0.0256),
  ELECTRIC_CAR_USE(Group.FACTORS, Unit.KG_PER_KM, 0, 1, 0.0198),
  ELECTRIC_CAR_MAKING(Group.FACTORS, Unit.KG_PER_KM, 0, 1, 0.0836),
  COACH_USE(Group.FACTORS, Unit.KG_PER_KM, 0, 1, 0.0331),
  COACH_MAKING(Group.FACTORS, Unit.KG_PER_KM, 0, 1, 0.0044),
  BUS_USE(Group.FACTORS, Unit.KG_PER_KM, 0, 1, 0.1135),
  BUS_MAKING(Group.FACTORS, Unit.KG_PER_KM, 0, 1, 0.0089),
  TRAIN_USE(Group.FACTORS, Unit.KG_PER_KM, 0, 1, 0.0229),
  TRAIN_MAKING(Group.FACTORS, Unit.KG_PER_KM, 0, 1, 0.0048),
  /** Of the journeys, those by car. The four shares make 100 together. */
  CAR_SHARE(Group.MODES, Unit.PERCENT, 0, 100, 100),
  COACH_SHARE(Group.MODES, Unit.PERCENT, 0, 100, 0),
  BUS_SHARE(Group.MODES, Unit.PERCENT, 0, 100, 0),
  TRAIN_SHARE(Group.MODES, Unit.PERCENT, 0, 100, 0),
  /** Of the cars, the electric ones. */
  ELECTRIC_SHARE(Group.MODES, Unit.PERCENT, 0, 100, 0),
  /** People in a car; 1 counts the whole car for whoever had the interview. */
  OCCUPANCY(Group.MODES, Unit.PEOPLE, 1, 5, 1),
  /** Of the road, compared with the great circle. */
  DETOUR(Group.JOURNEY, Unit.FACTOR, 1, 3, 1.3),
  /** From home to the kiosk by road, one way. */
  HOME_DISTANCE(Group.JOURNEY, Unit.KM, 0, 100, 0),
  /** An office further than this by road, one way, is none that people would have gone to. */
  FARTHEST_OFFICE(Group.JOURNEY, Unit.KM, 1, 500, 150),
  /** Of those who had an interview, who would have gone to the office: the prudent assumption. */
  TRIP_LOW(Group.JOURNEY, Unit.PERCENT, 0, 100, 50),
  /** The same where fewer than five people answered what they would have done. */
  TRIP_CENTRAL(Group.JOURNEY, Unit.PERCENT, 0, 100, 80),
  TRIP_HIGH(Group.JOURNEY, Unit.PERCENT, 0, 100, 100),
  /** What a request that was met in part counts. */
  PARTLY_MET(Group.REQUEST, Unit.PERCENT, 0, 100, 50),
  /** How far requests are met where fewer than five people answered that. */
  MET_UNANSWERED(Group.REQUEST, Unit.PERCENT, 0, 100, 82),
  /** Over the whole journey. */
  SPEED(Group.JOURNEY, Unit.KM_PER_HOUR, 10, 130, 50),
  /** What a kiosk takes while it is on. */
  KIOSK_POWER(Group.KIOSK, Unit.WATT, 0, 1_000, 15),
  KIOSK_HOURS(Group.KIOSK, Unit.HOURS, 0, 24, 10),
  KIOSK_DAYS(Group.KIOSK, Unit.DAYS, 0, 366, 250),
  ELECTRICITY(Group.KIOSK, Unit.KG_PER_KWH, 0, 2, 0.06),
  /** The making of screen, printer and board, at least. */
  EMBODIED_LOW(Group.KIOSK, Unit.KG, 0, 5_000, 200),
  EMBODIED_CENTRAL(Group.KIOSK, Unit.KG, 0, 5_000, 250),
  EMBODIED_HIGH(Group.KIOSK, Unit.KG, 0, 5_000, 300),
  LIFETIME(Group.KIOSK, Unit.YEARS, 1, 30, 6),
  /** Networks, servers and the adviser's device. */
  VIDEO(Group.KIOSK, Unit.KG_PER_MINUTE, 0, 1, 0.001);

  /** Where it stands in the form. */
  public enum Group implements CodedEnum {
    FACTORS,
    MODES,
    JOURNEY,
    REQUEST,
    KIOSK
  }

  /** What it is counted in; those of a hundred are written so, and taken as shares. */
  public enum Unit implements CodedEnum {
    KG_PER_KM,
    KG_PER_KWH,
    KG_PER_MINUTE,
    KG,
    KM,
    KM_PER_HOUR,
    PERCENT,
    PEOPLE,
    FACTOR,
    WATT,
    HOURS,
    DAYS,
    YEARS
  }

  private final Group group;
  private final Unit unit;
  private final double least;
  private final double most;
  private final double preset;

  ImpactParameter(Group group, Unit unit, double least, double most, double preset) {
    this.group = group;
    this.unit = unit;
    this.least = least;
    this.most = most;
    this.preset = preset;
  }

  public Group group() {
    return group;
  }

  public Unit unit() {
    return unit;
  }

  public double least() {
    return least;
  }

  public double most() {
    return most;
  }

  /** Its value in the version that ships with the program. */
  double preset() {
    return preset;
  }

  boolean admits(double value) {
    return value >= least && value <= most; // not a number is neither
  }
}
