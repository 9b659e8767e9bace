package fr.teleguichet.fleet.site.document;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.account.TestPeople;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.kiosk.EightKiosks;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Papers of a site, friendly and hostile ones. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class SiteDocumentIT {

  private static String bring(Forms forms, String name, byte[] content) {
    HttpResponse<String> answer =
        forms.post(
            "/sites/gramat/documents",
            "name",
            name,
            "file",
            "data:x/y;base64," + Base64.getEncoder().encodeToString(content));
    assertThat(answer.statusCode()).isEqualTo(303);
    String back = answer.headers().firstValue("Location").orElse("");
    boolean isKept =
        back.endsWith("&name=" + URLEncoder.encode(name.strip(), StandardCharsets.UTF_8));
    assertThat(isKept).as(back).isEqualTo(!back.endsWith("=document"));
    return back.replace("/sites/gramat?done=", "").replaceFirst("&name=.*", "");
  }

  private static byte[] pdf(int size) {
    return Arrays.copyOf("%PDF-1.7 <script>".getBytes(StandardCharsets.US_ASCII), size);
  }

  private static String link(Forms forms) {
    Matcher link =
        Pattern.compile("/sites/gramat/documents/[0-9]+")
            .matcher(forms.get("/sites/gramat").body());
    assertThat(link.find()).isTrue();
    return link.group();
  }

  @Test
  void aPaperOfTheLargestSizeIsHandedOutAsItCameAndOnlyToBeSaved(TestPages.Running pages) {
    EightKiosks.on(pages);
    Forms forms = new Forms(pages, pages.session());

    assertThat(bring(forms, "Convention « 2026 »", pdf(SiteDocument.MAX_SIZE)))
        .isEqualTo("document");

    HttpResponse<String> back = forms.get(link(forms));
    assertThat(back.body()).startsWith("%PDF-1.7 <script>").hasSize(SiteDocument.MAX_SIZE);
    assertThat(back.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"Convention-2026.pdf\"");
    assertThat(back.headers().firstValue("Content-Type")).hasValue("application/pdf");
    assertThat(back.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
  }

  @Test
  void whatIsTooLargeNoPaperOrOneTooManyIsRefusedInWords(TestPages.Running pages) {
    EightKiosks.on(pages);
    Forms forms = new Forms(pages, pages.session());

    assertThat(bring(forms, "x", pdf(SiteDocument.MAX_SIZE + 1))).isEqualTo("document-large");
    assertThat(bring(forms, "x.pdf", "<html>".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo("document-type");
    assertThat(bring(forms, "x.pdf", new byte[0])).isEqualTo("document-type");
    assertThat(bring(forms, " ", pdf(100))).isEqualTo("document-name");
    assertThat(forms.get("/sites/gramat?done=document-type&name=%22Bail+%C3%A9t%C3%A9").body())
        .contains("value=\"&#34;Bail été\"", "le navigateur ne le garde pas");
    assertThat(forms.page("/sites/gramat?done=document"))
        .doesNotContain("le navigateur ne le garde pas");
    for (int i = 0; i < SiteDocument.MAX_COUNT; i++) {
      assertThat(bring(forms, "Plan " + i, pdf(100))).isEqualTo("document");
    }
    assertThat(bring(forms, "x", pdf(100))).isEqualTo("document-many");
    assertThat(forms.get("/sites/gramat?done=document-many").body())
        .contains("Ce site a déjà 12 documents");
  }

  @Test
  void aNameThatIsTooLongComesBackWholeToBeShortened(TestPages.Running pages) {
    EightKiosks.on(pages);
    Forms forms = new Forms(pages, pages.session());
    String name = "„".repeat(SiteDocumentController.MAX_RETURNED);

    assertThat(bring(forms, name, pdf(100))).isEqualTo("document-name");

    String address =
        "/sites/gramat?done=document-name&name=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
    assertThat(forms.get(address).body())
        .contains("value=\"" + name + "\"", "Donnez-lui un nom de 120 caractères au plus.")
        .containsPattern("id=\"document-name\"[^>]* aria-invalid=\"true\"")
        .as("no browser cuts it off")
        .doesNotContainPattern("id=\"document-name\"[^>]* maxlength");
  }

  @Test
  void onlyWhoWorksWithTheSiteReadsAndOnlyWhoChangesItTakesAway(TestPages.Running pages) {
    EightKiosks.on(pages);
    Forms forms = new Forms(pages, pages.session());
    assertThat(bring(forms, "Plan", pdf(100))).isEqualTo("document");
    String link = link(forms);

    for (Role role : new Role[] {Role.MEDIATOR, Role.TECHNICIAN}) {
      assertThat(of(pages, role, "cauvaldor").get(link).statusCode()).isEqualTo(200);
      assertThat(of(pages, role, "grand-figeac").get(link).statusCode()).isEqualTo(404);
    }
    assertThat(of(pages, Role.VIEWER, "cauvaldor").get(link).statusCode()).isEqualTo(403);
    assertThat(of(pages, Role.VIEWER, "cauvaldor").page("/sites/gramat"))
        .doesNotContain("/sites/gramat/documents", "Plan");
    assertThat(forms.get(link.replace("gramat", "cajarc")).statusCode()).isEqualTo(404);
    assertThat(forms.get(link + "/remove?lang=fr").body())
        .contains("Retirer le document «\u00a0Plan\u00a0»\u00a0?", "ne revient pas");
    assertThat(forms.get(link).statusCode()).as("nothing is deleted by a question").isEqualTo(200);
    assertThat(forms.post(link + "/remove").statusCode()).isEqualTo(303);
    assertThat(forms.get(link + "/remove").headers().firstValue("Location"))
        .hasValue("/sites/gramat?done=document-gone");
    assertThat(forms.get(link).statusCode()).isEqualTo(404);
  }

  private static Forms of(TestPages.Running pages, Role role, String territory) {
    return new Forms(pages, TestPeople.of(pages.context(), role, territory));
  }
}
