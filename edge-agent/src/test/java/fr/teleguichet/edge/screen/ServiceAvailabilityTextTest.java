package fr.teleguichet.edge.screen;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.call.AdviserPresence;
import fr.teleguichet.edge.configuration.ServiceOffer;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.serve.ServiceObstacle;
import fr.teleguichet.hardware.serve.ServiceReopening;
import fr.teleguichet.hardware.serve.ServiceVerdict;
import io.vertx.core.json.JsonObject;
import java.time.LocalDateTime;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a service that is closed answers again, as its card says it. */
class ServiceAvailabilityTextTest {

  private static final ServiceCode CAF = new ServiceCode("caf");

  /** A Monday. */
  private static final LocalDateTime NOW = LocalDateTime.parse("2026-11-30T12:30:00");

  private static JsonObject card(LocalDateTime opens) {
    var services = new TreeMap<ServiceCode, Set<ServiceObstacle>>();
    services.put(CAF, Set.of(ServiceObstacle.SERVICE_CLOSED));
    var reopenings = new TreeMap<ServiceCode, ServiceReopening>();
    reopenings.put(CAF, ServiceReopening.of(opens, NOW));
    return new ServiceAvailabilityText(
            PageTexts.all(), NOW.getDayOfWeek(), _ -> AdviserPresence.PRESENT)
        .of(
            new ServiceVerdict(Set.of(), services, reopenings),
            new ServiceOffer(CAF, "CAF", "Benefits", "Ayudas"));
  }

  /** A week later it is the same day of the week. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-11-30T14:00 | today | à partir de 14 h | from 14:00
          2026-12-01T09:30 | later | mardi à partir de 9 h 30 | Tuesday from 09:30
          2026-12-06T09:00 | later | dimanche à partir de 9 h | Sunday from 09:00
          2026-12-07T14:00 | dated | le 7 décembre à partir de 14 h | on 7 December from 14:00
          """)
  void itSaysTheHourOfTodayTheDayOfThisWeekAndElseTheDate(
      LocalDateTime opens, String kind, String french, String english) {
    JsonObject card = card(opens);

    assertThat(card.getString("kind")).isEqualTo(kind);
    assertThat(card.getString("fr").replaceAll("\\h", " ")).isEqualTo(french);
    assertThat(card.getString("en").replaceAll("\\h", " ")).isEqualTo(english);
  }
}
