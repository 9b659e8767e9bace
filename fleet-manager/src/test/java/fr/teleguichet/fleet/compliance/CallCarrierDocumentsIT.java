package fr.teleguichet.fleet.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** By what picture and sound go, as the documents say, is by what they may go. */
@ExtendWith(TestDatabase.class)
final class CallCarrierDocumentsIT {

  private static final String OTHERWISE = "l’image et le son peuvent passer autrement";

  private final Database database;
  private Map<String, Object> caf = Map.of();

  CallCarrierDocumentsIT(Database database) {
    this.database = database;
  }

  @BeforeEach
  void theServiceAsItIs() {
    caf =
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle.select("SELECT card FROM service WHERE code = 'caf'").mapToMap().one());
  }

  @AfterEach
  void theServiceIsAsItWas() {
    database
        .jdbi()
        .useHandle(
            handle -> {
              int _ =
                  handle
                      .createUpdate("UPDATE service SET card = :card WHERE code = 'caf'")
                      .bindMap(caf)
                      .execute();
            });
  }

  private TestPages.Running pages() {
    return TestPages.start(
        database,
        Map.of("fleet.video.jitsi-meet", "https://meet.example.org", "fleet.video.check", "false"));
  }

  private static void put(TestPages.Running pages, String path, String body) throws IOException {
    String token = Files.readString(pages.tokenFile()).strip();
    assertThat(
            pages
                .send(
                    pages
                        .request("/api/v1" + path)
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(body))
                        .build())
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void whereEveryCallGoesStraightNothingElseIsSaid() {
    try (TestPages.Running pages = pages()) {
      assertThat(pages.get("/compliance/privacy-notice?lang=fr").body())
          .contains("vont, chiffrés, de la borne au conseiller")
          .doesNotContain(OTHERWISE);
      assertThat(calls(pages)).contains("En place");
    }
  }

  @Test
  void whatOneServiceChoseAndWhatStandsInForItIsSaidToo() throws IOException {
    try (TestPages.Running pages = pages()) {
      put(
          pages,
          "/services/caf",
          """
          {"name": {"fr": "CAF", "en": "CAF"}, "adapter": "jitsi-meet",
           "fallback": "https://secours.example.org/{room}"}
          """);

      assertThat(pages.get("/compliance/privacy-notice?lang=fr").body())
          .contains("vont, chiffrés, de la borne au conseiller")
          .contains(OTHERWISE + "\u00a0: Jitsi Meet, Lien de salle.");
      assertThat(calls(pages)).contains("En partie");
      assertThat(pages.get("/compliance/security-accreditation?lang=fr").body())
          .contains("Liaison directe, Jitsi Meet, Lien de salle");
    }
  }

  @Test
  void theFleetsProviderIsReplacedByTheStraightLineWhereItFails() throws IOException {
    try (TestPages.Running pages = pages()) {
      put(pages, "/video", "{\"provider\":\"jitsi-meet\"}");

      assertThat(pages.get("/compliance/privacy-notice?lang=fr").body())
          .contains("passent par un serveur Jitsi Meet", OTHERWISE + "\u00a0: Liaison directe.");
    }
  }

  /** What the homologation says of calls that nobody records. */
  private static String calls(TestPages.Running pages) {
    String page = pages.get("/compliance/security-accreditation?lang=fr").body();
    return page.substring(page.indexOf("Appels sans enregistrement"))
        .split("</tr>", 2)[0]
        .replace("« En place »", "")
        .replace("«\u00a0En place\u00a0»", "");
  }
}
