package fr.teleguichet.fleet.site;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.kiosk.EightKiosks;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The register of sites, as somebody fills it in. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class SiteViewModelsIT {

  private static HttpResponse<String> post(TestPages.Running pages, String path, String form) {
    URI uri = pages.uri("");
    return pages.send(
        pages
            .request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", "http://" + uri.getHost() + ":" + uri.getPort())
            .POST(BodyPublishers.ofString(form))
            .build());
  }

  @Test
  void aWrongFormComesBackWithItsValuesAndSaysWhatToDo(TestPages.Running pages) {
    HttpResponse<String> answer =
        post(
            pages,
            "/sites",
            "name=%3Cb%3EMairie&code=gourdon&commune=Gourdon&insee=46&latitude=44.7&longitude=999");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("value=\"&lt;b>Mairie\"")
        .contains("Le code Insee comporte cinq caractères")
        .contains("nombre de degrés entre −180 et 180")
        .contains("2 champs sont à corriger")
        .doesNotContain("<b>Mairie");
  }

  @Test
  void whoeverKnowsNoCoordinatesHasThoseOfTheCommune(TestPages.Running pages) {
    String form = "name=Mairie&code=mairie-de-figeac&commune=Figeac&insee=46102";

    assertThat(post(pages, "/sites", form + "&latitude=44.6").statusCode()).isEqualTo(422);
    assertThat(post(pages, "/sites", form.replace("46102", "99999")).statusCode()).isEqualTo(422);
    assertThat(post(pages, "/sites", form).statusCode()).isEqualTo(303);
    assertThat(pages.get("/sites/mairie-de-figeac/edit").body())
        .containsPattern("name=\"latitude\"[^>]* value=\"44\\.6[0-9]{1,3}\"")
        .containsPattern("name=\"longitude\"[^>]* value=\"2\\.0[0-9]{1,3}\"");
  }

  @Test
  void aCodeThatIsTakenIsRefused(TestPages.Running pages) {
    EightKiosks.on(pages);

    assertThat(
            post(
                    pages,
                    "/sites",
                    "name=M&code=cajarc&commune=C&insee=46045&latitude=44&longitude=1")
                .body())
        .contains("Un autre site a déjà ce code");
  }

  @Test
  void aKioskIsMovedAndTheStatusPageKnowsAtOnce(TestPages.Running pages) {
    EightKiosks.on(pages);

    HttpResponse<String> placed =
        post(pages, "/sites/cajarc/kiosks", "kiosk=borne-de-demonstration-itinerante-2");

    assertThat(placed.statusCode()).isEqualTo(303);
    assertThat(pages.get("/api/v1/kiosks?site=cajarc").body()).contains("\"total\":2");
    assertThat(post(pages, "/sites/cajarc/kiosks", "kiosk=Pas%20un%20nom").statusCode())
        .isEqualTo(422);
  }

  @Test
  void deletionNamesWhatHangsOnTheSiteAndAsksForItsCode(TestPages.Running pages) {
    EightKiosks.on(pages);

    assertThat(pages.get("/sites/bretenoux/delete").body())
        .contains("la borne borne-bretenoux ne sera plus rattachée")
        .contains("40 entretiens et tentatives restent comptés");
    assertThat(post(pages, "/sites/bretenoux/delete", "code=cajarc").statusCode()).isEqualTo(422);
    assertThat(pages.get("/sites/bretenoux").statusCode()).isEqualTo(200);
    assertThat(post(pages, "/sites/bretenoux/delete", "code=bretenoux").statusCode())
        .isEqualTo(303);
    assertThat(pages.get("/sites/bretenoux").statusCode()).isEqualTo(404);
    assertThat(pages.get("/usage").body()).contains("Sites supprimés");
  }
}
