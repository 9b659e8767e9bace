package fr.teleguichet.fleet.site.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.kiosk.EightKiosks;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The register as a file: looked at first, then done wholly or not at all. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class SiteTransferIT {

  private static final String FILE =
      """
      code;name;commune;insee;latitude;longitude;mediator
      gramat;Médiathèque du causse;Gramat;46128;44,7794;1,7247;Claude Martin
      souillac;Mairie de Souillac;Souillac;46309;44.8979;1.4738;
      """;

  @Test
  void aFileIsLookedAtThenDoneAndLeavesWhatItDoesNotName(TestPages.Running pages) {
    EightKiosks.on(pages);
    Forms forms = new Forms(pages, pages.session());

    HttpResponse<String> preview =
        forms.post(
            "/site-register",
            "file",
            "data:text/csv;base64,"
                + Base64.getEncoder().encodeToString(FILE.getBytes(StandardCharsets.UTF_8)));

    assertThat(preview.statusCode()).isEqualTo(200);
    assertThat(preview.body())
        .contains("1 site nouveau, 1 site modifié", "Mairie de Souillac", "Médiateur");
    assertThat(forms.page("/sites")).doesNotContain("Souillac", "du causse");

    Matcher file = Pattern.compile("name=\"file\" value=\"([^\"]+)\"").matcher(preview.body());
    assertThat(file.find()).isTrue();
    assertThat(
            forms
                .post("/site-register", "file", file.group(1), "confirmed", "yes")
                .headers()
                .firstValue("Location"))
        .hasValue("/sites?done=imported");
    assertThat(forms.get("/sites?done=imported").body())
        .contains(
            "Le fichier est importé", "Mairie de Souillac", "Médiathèque du causse", "Cajarc");
    assertThat(forms.get("/sites/gramat").body()).contains("Claude Martin", "borne-gramat");
  }

  @Test
  void aFileFromBeforeThereWereStreetsLeavesThemAndALaterOneBringsThem(TestPages.Running pages) {
    EightKiosks.on(pages);
    Forms forms = new Forms(pages, pages.session());
    String streets =
        """
        code;name;commune;insee;street;postcode;latitude;longitude
        souillac;Mairie de Souillac;Souillac;46309;11 avenue Gambetta;46200;44.8979;1.4738
        """;

    assertThat(forms.post("/site-register", "text", streets, "confirmed", "yes").statusCode())
        .isEqualTo(303);
    assertThat(forms.post("/site-register", "text", FILE, "confirmed", "yes").statusCode())
        .isEqualTo(303);

    assertThat(forms.get("/sites/souillac").body())
        .contains("11 avenue Gambetta, 46200 Souillac", "Code postal");
    assertThat(forms.get("/site-register.csv").body())
        .startsWith("code,name,commune,insee,street,postcode,latitude")
        .contains("\"46309\",\"11 avenue Gambetta\",\"46200\"");
    assertThat(forms.post("/site-register", "text", streets.replace("46200", "4620")).body())
        .contains("ligne 2, colonne 63", "Le code postal comporte cinq chiffres");
  }

  @Test
  void whatIsWrongIsNamedWithItsPlaceAndNothingIsDone(TestPages.Running pages) {
    EightKiosks.on(pages);
    Forms forms = new Forms(pages, pages.session());
    String wrong =
        FILE.replace("46309", "4630")
            + "souillac;<b>;Souillac;46309;99;1.4738;\nnew;x;y;46309;1;1;";

    for (String confirmed : new String[] {"x", "confirmed"}) {
      HttpResponse<String> answer = forms.post("/site-register", "text", wrong, confirmed, "yes");
      assertThat(answer.statusCode()).isEqualTo(422);
      assertThat(answer.body())
          .contains("ligne 3, colonne 38", "Le code Insee comporte cinq caractères")
          .contains("ligne 4, colonne 1", "Le code «\u00a0souillac\u00a0» figure deux fois")
          .contains("ligne 4, colonne 29", "ligne 5, colonne 1", "Ce code est réservé")
          .doesNotContain("<b>", "Importer</button>");
    }
    assertThat(forms.page("/sites")).doesNotContain("Souillac", "du causse");
  }

  @Test
  void programsHearWhatIsWrongWithLineAndColumnAndDoItWhenItIsRight(TestPages.Running pages)
      throws IOException {
    EightKiosks.on(pages);
    byte[] latin = "code,name\ngramat,Médiathèque".getBytes(StandardCharsets.ISO_8859_1);

    HttpResponse<String> refused = send(pages, "text/csv", latin, "");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("line 2, column 9", "not UTF-8");
    HttpResponse<String> huge =
        send(
            pages,
            "text/csv",
            ("code,name\n" + "x".repeat(9_900_000)).getBytes(StandardCharsets.UTF_8),
            "");
    assertThat(huge.statusCode()).isEqualTo(422);
    assertThat(huge.body()).contains("line 2, column 65,537");
    byte[] right = "[{\"code\":\"gramat\",\"name\":\"Halle\"}]".getBytes(StandardCharsets.UTF_8);
    assertThat(send(pages, "application/json", right, "").body())
        .contains("\"done\":false", "\"changed\":[\"gramat\"]");
    assertThat(pages.page("/api/v1/sites")).doesNotContain("\"Halle\"");
    assertThat(send(pages, "application/json", right, "?confirmed=true").body())
        .contains("\"done\":true");
    assertThat(pages.get("/api/v1/sites").body()).contains("\"name\":\"Halle\"");
  }

  private static HttpResponse<String> send(
      TestPages.Running pages, String type, byte[] file, String query) throws IOException {
    return pages.send(
        pages
            .strangersRequest("/api/v1/site-register" + query)
            .header("Authorization", "Bearer " + Files.readString(pages.tokenFile()).strip())
            .header("Content-Type", type)
            .POST(BodyPublishers.ofByteArray(file))
            .build());
  }

  @Test
  void whatIsExportedChangesNothingWhenItIsReadBack(TestPages.Running pages) {
    EightKiosks.on(pages);
    Forms forms = new Forms(pages, pages.session());
    assertThat(
            forms
                .post(
                    "/sites/gramat/contacts",
                    "host",
                    "=HYPERLINK(\"http://x\")",
                    "telephone",
                    "+33 5 65")
                .statusCode())
        .isEqualTo(303);

    for (String path : new String[] {"/site-register.csv", "/site-register.json"}) {
      HttpResponse<String> file = forms.get(path);
      assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
          .startsWith("attachment");
      assertThat(forms.post("/site-register", "text", file.body()).body())
          .contains("Aucun site nouveau, aucun site modifié, 7 inchangés")
          .doesNotContain("Importer</button>");
    }
    assertThat(forms.get("/site-register.csv").body())
        .contains("\"'=HYPERLINK(\"\"http://x\"\")\"", "\"'+33 5 65\"");
  }
}
