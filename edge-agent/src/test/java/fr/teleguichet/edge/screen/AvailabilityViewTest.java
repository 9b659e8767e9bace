package fr.teleguichet.edge.screen;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.configuration.ServiceOffer;
import fr.teleguichet.hardware.device.RemoteCommandType;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.serve.ServiceObstacle;
import fr.teleguichet.hardware.serve.ServiceVerdict;
import fr.teleguichet.hardware.service.ServiceDocument;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AvailabilityViewTest {

  private static final ServiceCode CAF = new ServiceCode("caf");
  private static final ServiceCode CARSAT = new ServiceCode("carsat");

  private static JsonObject video(ServiceVerdict verdict) {
    return AvailabilityView.kiosk(verdict).getJsonArray("acts").getJsonObject(0);
  }

  private static ServiceVerdict verdict(Set<ServiceObstacle> caf, Set<ServiceObstacle> carsat) {
    var services = new TreeMap<ServiceCode, Set<ServiceObstacle>>();
    services.put(CAF, caf);
    services.put(CARSAT, carsat);
    return new ServiceVerdict(Set.of(), services);
  }

  @Test
  void whenEveryServiceIsClosedThePageDoesNotSayThatAnInterviewIsPossible() {
    ServiceVerdict closed =
        verdict(Set.of(ServiceObstacle.SERVICE_CLOSED), Set.of(ServiceObstacle.SERVICE_CLOSED));

    assertThat(AvailabilityView.kiosk(closed).getBoolean("serves")).isFalse();
    assertThat(video(closed).getBoolean("ok")).isFalse();
    assertThat(video(closed).getString("fr"))
        .isEqualTo("entretien en visio\u00a0: non, l’organisme ne répond pas à cette heure");
    assertThat(video(closed).getString("es")).startsWith("entrevista por vídeo: no, ");
  }

  @Test
  void whileOneServiceAnswersAnInterviewIsPossible() {
    ServiceVerdict open = verdict(Set.of(ServiceObstacle.SERVICE_CLOSED), Set.of());

    assertThat(AvailabilityView.kiosk(open).getBoolean("serves")).isTrue();
    assertThat(video(open).getBoolean("ok")).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void whatIsDoneFromAfarIsToldInThreeLanguages(RemoteCommandType action) {
    JsonObject care = AvailabilityView.care(action);
    assertThat(care.fieldNames()).containsExactlyInAnyOrder("fr", "en", "es");
    assertThat(care.getString("es"))
        .isNotEmpty()
        .isNotEqualTo(care.getString("en"))
        .isNotEqualTo(care.getString("fr"));
  }

  @Test
  void aServicesCardIsToldInFiveLanguagesWithWhatElseItShows() {
    var card =
        new ServiceOffer(
            ServiceDocument.read(
                    """
                    {"format":1,"services":[{"code":"caf","pictogram":"family",
                      "mode":"appointment","telephone":"3230",
                      "name":{"fr":"Allocations","en":"Allowances","ar":"الإعانات"},
                      "words":{"fr":"Aides","en":"Help"}}]}
                    """)
                .services()
                .getFirst());

    JsonObject service =
        AvailabilityView.services(
                List.of(card), new ServiceHoursText(Optional.empty()), verdict(Set.of(), Set.of()))
            .getJsonObject(0);

    assertThat(service.getString("id")).isEqualTo("caf");
    assertThat(service.getString("fr")).isEqualTo("Allocations");
    assertThat(service.getString("ar")).isEqualTo("الإعانات");
    assertThat(service.getString("pt")).as("not said").isEqualTo("Allocations");
    assertThat(service.getJsonObject("words").getMap())
        .containsEntry("en", "Help")
        .containsEntry("es", "Aides");
    assertThat(service.getString("pictogram")).isEqualTo("family");
    assertThat(service.getString("mode")).isEqualTo("appointment");
    assertThat(service.getString("telephone")).isEqualTo("3230");
    assertThat(service.getBoolean("open")).isTrue();
  }
}
