package fr.teleguichet.fleet.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.teleguichet.fleet.interview.ImpactEstimationInputs.Resolutions;
import fr.teleguichet.fleet.territory.GeoPosition;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** The calculation by its published vectors, and each of its assumptions alone. */
final class ImpactCalculatorTest {

  /** Every request met, every interview a journey in a whole petrol car. */
  private static final Resolutions ALL_MET = new Resolutions(10, 0, 0);

  private static ImpactCalculator all(Map<ImpactParameter, Double> changes) {
    return new ImpactCalculator(Towns.parameters(changes), ALL_MET, Map.of());
  }

  private static ImpactSum one(ImpactCalculator calculation, double kilometres) {
    return calculation.interviews(1, 0, OptionalDouble.of(kilometres));
  }

  @Test
  void eighteenKilometresOneWayAreEightKilograms() {
    assertThat(one(all(Map.of()), 18.4).gross().high()).isCloseTo(8.007, within(0.001));
    assertThat(
            new ImpactCalculator(
                    Towns.parameters(Map.of(), EmissionFactorScope.USE), ALL_MET, Map.of())
                .interviews(1, 0, OptionalDouble.of(41.7 / 2))
                .gross()
                .high())
        .as("42 km by driving alone are as much")
        .isCloseTo(8.0, within(0.01));
  }

  @Test
  void figeacIsFiftyKilometresFromCahorsAndTheRoadIsLonger() {
    GeoPosition figeac = new GeoPosition(44.60894, 2.03155);
    assertThat(new GeoPosition(44.4491, 1.43663).kilometresTo(figeac))
        .isCloseTo(50.4, within(0.05));
    ImpactCalculator calculation = all(Map.of(ImpactParameter.DETOUR, 1.2));

    assertThat(calculation.officeKilometres(figeac, Towns.CAF).orElseThrow())
        .as("the office in Figeac itself is nearer")
        .isLessThan(0.1);
    assertThat(calculation.officeKilometres(Towns.TWENTY_ONE.getFirst(), Towns.CAF).orElseThrow())
        .isCloseTo(1.2 * Towns.CAHORS.kilometresTo(Towns.TWENTY_ONE.getFirst()), within(1e-9));
  }

  /** The account of the first network, as far as it can be followed: half of the maximum. */
  @Test
  void theTwentyOneTownsGiveFourTonnesAtMostAndTwoByThePrudentAssumption() {
    ImpactCalculator calculation = all(Map.of());
    double each = 250.0 / Towns.TWENTY_ONE.size();
    double low = 0;
    double high = 0;
    double independent = 0;
    for (GeoPosition town : Towns.TWENTY_ONE) {
      ImpactSum sum = one(calculation, calculation.officeKilometres(town, Towns.CAF).orElseThrow());
      low += each * sum.gross().low();
      high += each * sum.gross().high();
      independent +=
          each * 2 * 1.3 * 0.2176 * Math.min(crow(town, Towns.CAHORS), crow(town, Towns.FIGEAC));
    }

    assertThat(high / 1000).isCloseTo(4.0, within(0.05));
    assertThat(low / 1000).isCloseTo(2.0, within(0.05));
    assertThat(high).isCloseTo(independent, within(independent / 1000));
  }

  /** By the law of cosines, and with the earth's radius in whole kilometres. */
  private static double crow(GeoPosition one, GeoPosition other) {
    double a = Math.toRadians(one.latitude());
    double b = Math.toRadians(other.latitude());
    double east = Math.toRadians(other.longitude() - one.longitude());
    return 6_371
        * Math.acos(Math.sin(a) * Math.sin(b) + Math.cos(a) * Math.cos(b) * Math.cos(east));
  }

  @Test
  void theWayFromHomeToTheKioskIsTakenOffAndNeverMakesAJourneyNegative() {
    ImpactCalculator calculation = all(Map.of(ImpactParameter.HOME_DISTANCE, 5.0));

    assertThat(one(calculation, 18.4).gross().high()).isCloseTo(2 * 13.4 * 0.2176, within(1e-9));
    assertThat(one(calculation, 3).gross()).isEqualTo(Estimate.ZERO);
  }

  @Test
  void requestsMetInPartCountHalfAndThoseNotMetNothing() {
    ImpactCalculator calculation =
        new ImpactCalculator(Towns.parameters(Map.of()), new Resolutions(82, 13, 5), Map.of());

    assertThat(calculation.met()).isEqualTo(new MeanShare(0.885, 100, true));
    assertThat(one(calculation, 18.4).gross().high()).isCloseTo(8.007 * 0.885, within(0.001));
  }

  @Test
  void fewerThanFiveAnswersTellNothing() {
    ImpactCalculator calculation =
        new ImpactCalculator(
            Towns.parameters(Map.of()), new Resolutions(0, 0, 4), Map.of("given-up", 4L));

    assertThat(calculation.met()).isEqualTo(new MeanShare(0.82, 4, false));
    assertThat(calculation.trip()).isEqualTo(new MeanShare(0.8, 4, false));
  }

  @Test
  void whatPeopleWouldHaveDoneIsTheCentralEstimateAndBusPassengersAreNoDrivers() {
    ImpactCalculator calculation =
        new ImpactCalculator(
            Towns.parameters(Map.of()),
            ALL_MET,
            Map.of("own-car", 5L, "driven", 1L, "public-transport", 2L, "telephone", 2L));
    ImpactSum sum = one(calculation, 10);

    assertThat(calculation.trip()).isEqualTo(new MeanShare(0.8, 10, true));
    assertThat(sum.gross().central()).isCloseTo(20 * (0.6 * 0.2176 + 0.2 * 0.0375), within(1e-9));
    assertThat(sum.gross().low()).isCloseTo(20 * 0.5 * 0.2176, within(1e-9));
    assertThat(sum.gross().high()).isCloseTo(20 * 0.2176, within(1e-9));
    assertThat(sum.kilometres()).isEqualTo(new Estimate(10, 16, 20));
    assertThat(sum.hours().central()).isCloseTo(16 / 50.0, within(1e-9));
  }

  @Test
  void whatIsMeasuredBelowThePrudentAssumptionIsTheLowEstimateToo() {
    ImpactCalculator calculation =
        new ImpactCalculator(
            Towns.parameters(Map.of()), ALL_MET, Map.of("own-car", 1L, "internet", 9L));

    Estimate gross = one(calculation, 10).gross();

    assertThat(gross.low()).isEqualTo(gross.central()).isCloseTo(2 * 0.2176, within(1e-9));
  }

  @Test
  void modesCarsAndPeopleInThemAreParameters() {
    ImpactCalculator calculation =
        all(
            Map.of(
                ImpactParameter.CAR_SHARE, 80.0,
                ImpactParameter.TRAIN_SHARE, 15.0,
                ImpactParameter.BUS_SHARE, 5.0,
                ImpactParameter.ELECTRIC_SHARE, 25.0,
                ImpactParameter.OCCUPANCY, 2.0));

    double perKilometre = 0.8 * (0.75 * 0.2176 + 0.25 * 0.1034) / 2 + 0.15 * 0.0277 + 0.05 * 0.1224;
    assertThat(one(calculation, 10).gross().high()).isCloseTo(20 * perKilometre, within(1e-9));
  }

  /** 15 W for 10 hours on 250 days are 37.5 kWh, and 250 kg over six years are 41.7 kg a year. */
  @Test
  void aKioskEmitsByItsMakingAndALittleByItsElectricity() {
    ImpactSum year = all(Map.of()).kiosks(12);

    assertThat(year.kiosks().central()).isCloseTo(2.25 + 250 / 6.0, within(1e-9));
    assertThat(year.kiosks().low()).isCloseTo(2.25 + 200 / 6.0, within(1e-9));
    assertThat(year.kiosks().high()).isCloseTo(2.25 + 300 / 6.0, within(1e-9));
  }

  @Test
  void aKioskPaysForItselfFromAFewInterviewsAYearOn() {
    ImpactCalculator calculation = all(Map.of());
    ImpactSum sum =
        calculation
            .interviews(250, 250 * 16 * 60, OptionalDouble.of(36.9))
            .plus(calculation.kiosks(8 * 18));

    double each = 2 * 36.9 * 0.2176 * 0.8 - 16 * 0.001;
    assertThat(sum.breakEven().orElseThrow())
        .isCloseTo((2.25 + 250 / 6.0) / each, within(1e-6))
        .isBetween(3.0, 6.0);
    assertThat(sum.perKioskAndYear().orElseThrow()).isCloseTo(20.8, within(0.05));
    assertThat(sum.net().low()).isLessThan(sum.net().central());
    assertThat(sum.net().central())
        .isCloseTo(sum.gross().central() - sum.footprint().central(), within(1e-9));
    assertThat(sum.net().low()).isCloseTo(sum.gross().low() - sum.footprint().high(), within(1e-9));
  }

  @Test
  void withoutAnOfficeNearEnoughNothingIsCountedExceptTheVideo() {
    ImpactCalculator calculation = all(Map.of());
    GeoPosition brest = new GeoPosition(48.39, -4.486);

    assertThat(calculation.officeKilometres(brest, Towns.CAF)).isEmpty();
    assertThat(calculation.officeKilometres(Towns.CAHORS, new ServiceCode("cpam"))).isEmpty();
    ImpactSum sum = calculation.interviews(3, 600, OptionalDouble.empty());
    assertThat(sum.counted()).isZero();
    assertThat(sum.gross()).isEqualTo(Estimate.ZERO);
    assertThat(sum.net().central()).isCloseTo(-0.01, within(1e-9));
    assertThat(sum.breakEven()).isEmpty();
  }
}
