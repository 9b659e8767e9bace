package fr.teleguichet.hardware.serve;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.hardware.journal.ServiceCode;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceVerdictTest {

  private static final ServiceCode CARSAT = new ServiceCode("carsat");
  private static final ServiceCode CAF = new ServiceCode("caf");

  @Test
  void withoutPaperThereIsVideoAndNoPrinting() {
    var verdict = ServiceVerdict.of(Set.of(ServiceObstacle.PRINTER_OUT_OF_PAPER), Set.of(CARSAT));

    assertThat(verdict.allows(CARSAT, CitizenAct.VIDEO)).isTrue();
    assertThat(verdict.allows(CARSAT, CitizenAct.SCAN)).isTrue();
    assertThat(verdict.allows(CARSAT, CitizenAct.PRINT)).isFalse();
    assertThat(ServiceVerdictText.summary(verdict, Locale.FRENCH))
        .isEqualTo(
            "entretien en visio\u00a0: oui\u00a0; impression de documents\u00a0: non, l’imprimante"
                + " n’a plus de papier");
  }

  @ParameterizedTest
  @EnumSource
  void whatHindersTheInterviewHindersEverything(ServiceObstacle obstacle) {
    var verdict = ServiceVerdict.of(Set.of(obstacle), Set.of(CARSAT));

    if (!verdict.allows(CARSAT, CitizenAct.VIDEO)) {
      assertThat(verdict.allows(CARSAT, CitizenAct.PRINT)).isFalse();
      assertThat(verdict.allows(CARSAT, CitizenAct.SCAN)).isFalse();
      assertThat(verdict.servesAnybody()).isFalse();
    }
    assertThat(ServiceObstacle.ofWord(obstacle.code())).hasValue(obstacle);
    assertThat(ServiceVerdictText.summary(verdict, Locale.FRENCH))
        .contains(obstacle.sentence(Locale.FRENCH));
  }

  @Test
  void oneClosedServiceLeavesTheOthers() {
    var services = new TreeMap<ServiceCode, Set<ServiceObstacle>>();
    services.put(CARSAT, Set.of(ServiceObstacle.SERVICE_CLOSED));
    services.put(CAF, Set.of());
    var verdict = new ServiceVerdict(Set.of(), services);

    assertThat(verdict.allows(CARSAT, CitizenAct.VIDEO)).isFalse();
    assertThat(verdict.allows(CAF, CitizenAct.VIDEO)).isTrue();
    assertThat(verdict.servesAnybody()).isTrue();
  }

  @Test
  void aServiceThatIsNotOfferedIsNeverAllowed() {
    assertThat(ServiceVerdict.of(Set.of(), Set.of(CAF)).allows(CARSAT, CitizenAct.VIDEO)).isFalse();
  }

  @Test
  void whatIsWrittenIsReadBack() {
    var random = new Random(5);
    for (int round = 0; round < 2_000; round++) {
      var services = new TreeMap<ServiceCode, Set<ServiceObstacle>>();
      for (int i = random.nextInt(7); i > 0; i--) {
        services.put(new ServiceCode("s" + i), some(random));
      }
      var reopenings = new TreeMap<ServiceCode, ServiceReopening>();
      services.keySet().forEach(it -> reopenings.put(it, ServiceReopeningTest.some(random)));
      var verdict = new ServiceVerdict(some(random), services, reopenings);

      assertThat(ServiceVerdictCodec.read(ServiceVerdictCodec.write(verdict))).hasValue(verdict);
      assertThat(ServiceVerdictCodec.write(verdict).length())
          .isLessThan(ServiceVerdictCodec.MAX_LENGTH);
    }
  }

  private static Set<ServiceObstacle> some(Random random) {
    Set<ServiceObstacle> some = EnumSet.noneOf(ServiceObstacle.class);
    for (ServiceObstacle obstacle : ServiceObstacle.values()) {
      if (random.nextInt(6) == 0) {
        some.add(obstacle);
      }
    }
    return some;
  }

  @Test
  void aClosedServiceIsToldWithWhenItAnswersAgain() {
    var text = "printer-jammed;caf=service-closed,opens-tuesday-09.00;carsat=";
    ServiceVerdict verdict = ServiceVerdictCodec.read(text).orElseThrow();

    assertThat(ServiceVerdictCodec.write(verdict)).isEqualTo(text);
    assertThat(ServiceVerdictText.line(verdict, CAF, CitizenAct.VIDEO, Locale.FRENCH))
        .isEqualTo(
            "entretien en visio\u00a0: non, l’organisme ne répond pas à cette heure, ouvert mardi"
                + " 9\u00a0h");
    assertThat(ServiceVerdictText.line(verdict, CARSAT, CitizenAct.VIDEO, Locale.FRENCH))
        .isEqualTo("entretien en visio\u00a0: oui");
  }

  /** A manager that is older than its kiosks. */
  @Test
  void theReopeningIsAWordThatWhoDoesNotKnowItPassesOver() {
    assertThat(ServiceVerdictCodec.read(";caf=service-closed,reopens-in-spring").orElseThrow())
        .isEqualTo(ServiceVerdictCodec.read(";caf=service-closed").orElseThrow());
  }

  @Test
  void whatIsOpenHasNoReopening() {
    assertThat(ServiceVerdictCodec.read(";caf=opens-tuesday-09.00").orElseThrow().reopenings())
        .isEmpty();
  }

  @Test
  void anObstacleOfANewerVersionIsPassedOver() {
    assertThat(ServiceVerdictCodec.read("flooded,closed;carsat=on-strike"))
        .hasValue(ServiceVerdict.of(Set.of(ServiceObstacle.CLOSED), Set.of(CARSAT)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"closed;carsat", ";=", ";CARSAT=", ";;", "x;a b="})
  void whatIsNoVerdictIsNone(String text) {
    assertThat(ServiceVerdictCodec.read(text)).isEmpty();
  }

  @Test
  void anEndlessTextIsNotRead() {
    assertThat(ServiceVerdictCodec.read(";a1=".repeat(1_000))).isEmpty();
  }

  @Test
  void allIsWellInFewWords() {
    var verdict = ServiceVerdict.of(Set.of(), Set.of(CARSAT));

    assertThat(ServiceVerdictText.summary(verdict, Locale.FRENCH)).isEqualTo("tout fonctionne");
    assertThat(ServiceVerdictText.summary(verdict, Locale.ENGLISH)).isEqualTo("everything works");
    assertThat(verdict.servesAnybody()).isTrue();
  }
}
