package fr.teleguichet.demo.past;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The trainings, agreements and commitments of a past that never was. */
class PastTrainingsTest {

  private static final LocalDate FROM = LocalDate.of(2025, 5, 1);

  private final PastTrainings past =
      PastTrainings.of(FROM, PastLoader.NETWORK, new SplittableRandom(46));

  @Test
  void itIsTheSameEachTime() {
    assertThat(PastTrainings.of(FROM, PastLoader.NETWORK, new SplittableRandom(46)))
        .isEqualTo(past);
    assertThat(PastAgreements.of(FROM)).isEqualTo(PastAgreements.of(FROM));
  }

  @Test
  void fifteenPeopleHadTwoDaysAndOneInTheFirstYearAndOneInTheSecond() {
    assertThat(past.people()).hasSize(15);
    assertThat(past.people().stream().map(PastTrainings.Person::name)).doesNotHaveDuplicates();
    assertThat(past.sessions().stream().map(PastTrainings.Session::halfDays))
        .containsExactly(4, 2, 2);
    LocalDate secondYear = FROM.plusYears(1);
    assertThat(
            past.sessions().stream()
                .filter(it -> it.day().isBefore(secondYear))
                .mapToInt(PastTrainings.Session::halfDays)
                .sum())
        .isEqualTo(6);
    assertThat(past.sessions().getLast().day()).isBefore(FROM.plusMonths(PastGenerator.MONTHS));
  }

  @Test
  void eachOfFiveLabelledPlacesHasSomebodyWhoWasTrained() {
    assertThat(past.labelled()).hasSize(5).doesNotHaveDuplicates();
    assertThat(past.people().stream().map(PastTrainings.Person::kiosk).collect(Collectors.toSet()))
        .containsAll(past.labelled());
  }

  @Test
  void fivePartnersSignedAndThreeAreTalkedTo() {
    PastAgreements agreements = PastAgreements.of(FROM);

    assertThat(agreements.partners().stream().filter(PastAgreements.Partner::isSigned)).hasSize(5);
    assertThat(
            agreements.partners().stream()
                .filter(it -> !it.isSigned())
                .map(PastAgreements.Partner::name))
        .containsExactly(
            "Chambres consulaires", "Tribunal judiciaire de Cahors", "Banque de France");
    assertThat(agreements.commitments())
        .hasSizeGreaterThan(2)
        .allSatisfy(it -> assertThat(it.measures()).isNotEmpty());
  }
}
