package fr.teleguichet.fleet.partner;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.account.TestPeople;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.web.page.LocalizedText;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Partners: which end soon, who reads whom to ask, and what was so in the past. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class PartnerIT {

  @Test
  void anAgreementThatEndsSoonComesFirst(TestPages.Running pages) {
    Forms forms = new Forms(pages, pages.session());
    LocalDate today = pages.clock().instant().atZone(LocalizedText.ZONE).toLocalDate();
    save(forms, "", "name", "Aaa without end", "stage", "signed", "signed", "2020-01-01");
    save(
        forms,
        "",
        "name",
        "Bbb soon",
        "stage",
        "signed",
        "signed",
        "2020-01-01",
        "ends",
        today.plusMonths(2).toString());
    save(
        forms,
        "",
        "name",
        "Ccc over",
        "stage",
        "signed",
        "signed",
        "2020-01-01",
        "ends",
        today.minusDays(1).toString());
    save(forms, "", "name", "Ddd talks", "stage", "negotiation");

    String page = forms.get("/partners").body();

    assertThat(page.indexOf("Ccc over")).isLessThan(page.indexOf("Bbb soon"));
    assertThat(page.indexOf("Bbb soon")).isLessThan(page.indexOf("Ddd talks"));
    assertThat(page.indexOf("Ddd talks")).isLessThan(page.indexOf("Aaa without end"));
    assertThat(page).contains("expirée", "à renouveler", "sans fin", "2 conventions en vigueur");
    assertThat(forms.get("/api/v1/partners").body())
        .contains("\"name\":\"Bbb soon\"", "\"renewalDue\":true");
  }

  @Test
  void whomToAskIsReadByTheCoordinationAlone(TestPages.Running pages) {
    Forms forms = new Forms(pages, pages.session());
    save(
        forms,
        "",
        "name",
        "CAF du Lot",
        "stage",
        "negotiation",
        "contact",
        "Mme Martin",
        "notes",
        "Rappeler en mars");
    Forms viewer =
        new Forms(pages, TestPeople.signedIn(pages.context(), Role.VIEWER, new Scope.Fleet()));

    assertThat(forms.get("/partners").body()).contains("Mme Martin", "Rappeler en mars");
    assertThat(viewer.get("/partners").body())
        .contains("CAF du Lot")
        .doesNotContain("Mme Martin", "Rappeler en mars");
    assertThat(forms.page("/api/v1/partners")).doesNotContain("Martin");
  }

  @Test
  void aReportOfThePastSaysWhatWasSoThen(TestPages.Running pages) {
    Forms forms = new Forms(pages, pages.session());
    save(forms, "", "name", "CCI", "stage", "negotiation", "since", "2024-03-01");
    String path = path(forms);
    save(
        forms,
        path,
        "name",
        "CCI",
        "stage",
        "signed",
        "since",
        "2025-02-10",
        "signed",
        "2025-02-10");
    PartnerReportReader reader = pages.context().getBean(PartnerReportReader.class);

    PartnerReportFigures then =
        reader.read(YearMonth.of(2024, 1), YearMonth.of(2024, 12), new Scope.Fleet());
    PartnerReportFigures before =
        reader.read(YearMonth.of(2023, 1), YearMonth.of(2023, 12), new Scope.Fleet());
    PartnerReportFigures later =
        reader.read(YearMonth.of(2025, 1), YearMonth.of(2025, 12), new Scope.Fleet());

    assertThat(then.negotiating()).containsExactly("CCI");
    assertThat(then.current()).isEmpty();
    assertThat(before.negotiating()).isEmpty();
    assertThat(later.current()).containsExactly("CCI");
  }

  @Test
  void anAgreementIsCurrentUntilItsLastDay(TestPages.Running pages) {
    save(
        new Forms(pages, pages.session()),
        "",
        "name",
        "CCI",
        "stage",
        "signed",
        "since",
        "2024-01-10",
        "signed",
        "2024-01-10",
        "ends",
        "2024-12-31");
    PartnerReportReader reader = pages.context().getBean(PartnerReportReader.class);

    PartnerReportFigures lastDay =
        reader.read(YearMonth.of(2024, 1), YearMonth.of(2024, 12), new Scope.Fleet());
    PartnerReportFigures afterwards =
        reader.read(YearMonth.of(2025, 1), YearMonth.of(2025, 1), new Scope.Fleet());

    assertThat(lastDay.current()).containsExactly("CCI");
    assertThat(afterwards.current()).isEmpty();
  }

  @Test
  void whatIsWrongComesBackAndDeletingAsksFirst(TestPages.Running pages) {
    Forms forms = new Forms(pages, pages.session());

    String wrong =
        forms
            .post(
                "/partners",
                "name",
                "",
                "stage",
                "signed",
                "since",
                "2999-01-01",
                "signed",
                "",
                "contact",
                "Mme <b>")
            .body();

    assertThat(wrong)
        .contains("Donnez le nom de l’organisme", "Donnez le jour de la signature", "Mme &lt;b>");
    save(forms, "", "name", "CCI", "stage", "negotiation");
    String path = path(forms);
    assertThat(forms.get(path + "/remove").body()).contains("Supprimer CCI");
    assertThat(forms.post(path + "/remove").statusCode()).isEqualTo(303);
    assertThat(forms.get("/partners").body()).contains("Aucun partenaire");
    assertThat(forms.get(path).statusCode()).isEqualTo(404);
  }

  private static String path(Forms forms) {
    Matcher link = Pattern.compile("/partners/[0-9]+").matcher(forms.get("/partners").body());
    assertThat(link.find()).isTrue();
    return link.group();
  }

  private static void save(Forms forms, String path, String... fields) {
    String[] all = java.util.Arrays.copyOf(fields, fields.length + 2);
    all[fields.length] = java.util.Arrays.asList(fields).contains("since") ? "x" : "since";
    all[fields.length + 1] = "2020-01-01";
    assertThat(forms.post(path.isEmpty() ? "/partners" : path, all).statusCode()).isEqualTo(303);
  }
}
