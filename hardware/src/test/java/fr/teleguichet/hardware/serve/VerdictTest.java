package fr.teleguichet.hardware.serve;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.hardware.journal.ServiceId;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictTest {

  private static final ServiceId CARSAT = new ServiceId("carsat");
  private static final ServiceId CAF = new ServiceId("caf");

  @Test
  void withoutPaperThereIsVideoAndNoPrinting() {
    var verdict = Verdict.of(Set.of(Obstacle.PRINTER_OUT_OF_PAPER), Set.of(CARSAT));

    assertThat(verdict.allows(CARSAT, Act.VIDEO)).isTrue();
    assertThat(verdict.allows(CARSAT, Act.SCAN)).isTrue();
    assertThat(verdict.allows(CARSAT, Act.PRINT)).isFalse();
    assertThat(VerdictWords.summary(verdict, Locale.FRENCH))
        .isEqualTo(
            "entretien en visio\u00a0: oui\u00a0; impression de documents\u00a0: non, l’imprimante"
                + " n’a plus de papier");
  }

  @ParameterizedTest
  @EnumSource
  void whatHindersTheInterviewHindersEverything(Obstacle obstacle) {
    var verdict = Verdict.of(Set.of(obstacle), Set.of(CARSAT));

    if (!verdict.allows(CARSAT, Act.VIDEO)) {
      assertThat(verdict.allows(CARSAT, Act.PRINT)).isFalse();
      assertThat(verdict.allows(CARSAT, Act.SCAN)).isFalse();
      assertThat(verdict.servesAnybody()).isFalse();
    }
    assertThat(Obstacle.ofWord(obstacle.word())).hasValue(obstacle);
    assertThat(VerdictWords.summary(verdict, Locale.FRENCH))
        .contains(obstacle.sentence(Locale.FRENCH));
  }

  @Test
  void oneClosedServiceLeavesTheOthers() {
    var services = new TreeMap<ServiceId, Set<Obstacle>>();
    services.put(CARSAT, Set.of(Obstacle.SERVICE_CLOSED));
    services.put(CAF, Set.of());
    var verdict = new Verdict(Set.of(), services);

    assertThat(verdict.allows(CARSAT, Act.VIDEO)).isFalse();
    assertThat(verdict.allows(CAF, Act.VIDEO)).isTrue();
    assertThat(verdict.servesAnybody()).isTrue();
  }

  @Test
  void aServiceThatIsNotOfferedIsNeverAllowed() {
    assertThat(Verdict.of(Set.of(), Set.of(CAF)).allows(CARSAT, Act.VIDEO)).isFalse();
  }

  @Test
  void whatIsWrittenIsReadBack() {
    var random = new Random(5);
    for (int round = 0; round < 2_000; round++) {
      var services = new TreeMap<ServiceId, Set<Obstacle>>();
      for (int i = random.nextInt(7); i > 0; i--) {
        services.put(new ServiceId("s" + i), some(random));
      }
      var reopenings = new TreeMap<ServiceId, Reopening>();
      services.keySet().forEach(it -> reopenings.put(it, ReopeningTest.some(random)));
      var verdict = new Verdict(some(random), services, reopenings);

      assertThat(VerdictText.read(VerdictText.write(verdict))).hasValue(verdict);
      assertThat(VerdictText.write(verdict).length()).isLessThan(VerdictText.LONGEST);
    }
  }

  private static Set<Obstacle> some(Random random) {
    Set<Obstacle> some = EnumSet.noneOf(Obstacle.class);
    for (Obstacle obstacle : Obstacle.values()) {
      if (random.nextInt(6) == 0) {
        some.add(obstacle);
      }
    }
    return some;
  }

  @Test
  void aClosedServiceIsToldWithWhenItAnswersAgain() {
    var text = "printer-jammed;caf=service-closed,opens-tuesday-09.00;carsat=";
    Verdict verdict = VerdictText.read(text).orElseThrow();

    assertThat(VerdictText.write(verdict)).isEqualTo(text);
    assertThat(VerdictWords.line(verdict, CAF, Act.VIDEO, Locale.FRENCH))
        .isEqualTo(
            "entretien en visio\u00a0: non, l’organisme ne répond pas à cette heure, ouvert mardi"
                + " 9\u00a0h");
    assertThat(VerdictWords.line(verdict, CARSAT, Act.VIDEO, Locale.FRENCH))
        .isEqualTo("entretien en visio\u00a0: oui");
  }

  /** A manager that is older than its kiosks. */
  @Test
  void theReopeningIsAWordThatWhoDoesNotKnowItPassesOver() {
    assertThat(VerdictText.read(";caf=service-closed,reopens-in-spring").orElseThrow())
        .isEqualTo(VerdictText.read(";caf=service-closed").orElseThrow());
  }

  @Test
  void whatIsOpenHasNoReopening() {
    assertThat(VerdictText.read(";caf=opens-tuesday-09.00").orElseThrow().reopenings()).isEmpty();
  }

  @Test
  void anObstacleOfANewerVersionIsPassedOver() {
    assertThat(VerdictText.read("flooded,closed;carsat=on-strike"))
        .hasValue(Verdict.of(Set.of(Obstacle.CLOSED), Set.of(CARSAT)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"closed;carsat", ";=", ";CARSAT=", ";;", "x;a b="})
  void whatIsNoVerdictIsNone(String text) {
    assertThat(VerdictText.read(text)).isEmpty();
  }

  @Test
  void anEndlessTextIsNotRead() {
    assertThat(VerdictText.read(";a1=".repeat(1_000))).isEmpty();
  }

  @Test
  void allIsWellInFewWords() {
    var verdict = Verdict.of(Set.of(), Set.of(CARSAT));

    assertThat(VerdictWords.summary(verdict, Locale.FRENCH)).isEqualTo("tout fonctionne");
    assertThat(VerdictWords.summary(verdict, Locale.ENGLISH)).isEqualTo("everything works");
    assertThat(verdict.servesAnybody()).isTrue();
  }
}
