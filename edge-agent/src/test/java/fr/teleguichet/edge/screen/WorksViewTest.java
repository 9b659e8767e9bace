package fr.teleguichet.edge.screen;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.hardware.device.CareAction;
import fr.teleguichet.hardware.journal.ServiceId;
import fr.teleguichet.hardware.serve.Obstacle;
import fr.teleguichet.hardware.serve.Verdict;
import io.vertx.core.json.JsonObject;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WorksViewTest {

  private static final ServiceId CAF = new ServiceId("caf");
  private static final ServiceId CARSAT = new ServiceId("carsat");

  private static JsonObject video(Verdict verdict) {
    return WorksView.kiosk(verdict).getJsonArray("acts").getJsonObject(0);
  }

  private static Verdict verdict(Set<Obstacle> caf, Set<Obstacle> carsat) {
    var services = new TreeMap<ServiceId, Set<Obstacle>>();
    services.put(CAF, caf);
    services.put(CARSAT, carsat);
    return new Verdict(Set.of(), services);
  }

  @Test
  void whenEveryServiceIsClosedThePageDoesNotSayThatAnInterviewIsPossible() {
    Verdict closed = verdict(Set.of(Obstacle.SERVICE_CLOSED), Set.of(Obstacle.SERVICE_CLOSED));

    assertThat(WorksView.kiosk(closed).getBoolean("serves")).isFalse();
    assertThat(video(closed).getBoolean("ok")).isFalse();
    assertThat(video(closed).getString("fr"))
        .isEqualTo("entretien en visio\u00a0: non, l’organisme ne répond pas à cette heure");
    assertThat(video(closed).getString("es")).startsWith("entrevista por vídeo: no, ");
  }

  @Test
  void whileOneServiceAnswersAnInterviewIsPossible() {
    Verdict open = verdict(Set.of(Obstacle.SERVICE_CLOSED), Set.of());

    assertThat(WorksView.kiosk(open).getBoolean("serves")).isTrue();
    assertThat(video(open).getBoolean("ok")).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void whatIsDoneFromAfarIsToldInThreeLanguages(CareAction action) {
    JsonObject care = WorksView.care(action);
    assertThat(care.fieldNames()).containsExactlyInAnyOrder("fr", "en", "es");
    assertThat(care.getString("es"))
        .isNotEmpty()
        .isNotEqualTo(care.getString("en"))
        .isNotEqualTo(care.getString("fr"));
  }
}
