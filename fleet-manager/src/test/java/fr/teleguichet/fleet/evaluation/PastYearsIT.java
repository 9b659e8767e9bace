package fr.teleguichet.fleet.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.account.TestPeople;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.pastfigure.PastFigureSamples;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The years before in reports: marked, beside what was measured, and in no other figure. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class PastYearsIT {

  private static String draft(Forms forms, String scope) {
    return Forms.location(
            forms.post("/evaluations", "from", "2024-07", "to", "2025-12", "scope", scope))
        .replace("?done=drafted", "");
  }

  @Test
  void yearsBeforeAreMarkedInEveryFormAndChangeNoOtherFigure(TestPages.Running pages) {
    PublishedAccount.on(pages);
    Forms forms = new Forms(pages, pages.session());
    String without = forms.get(draft(forms, "") + "/report.json").body();
    assertThat(without).contains("{\"chapter\":\"past-years\"");

    int _ = PastFigureSamples.on(pages);
    String report = draft(forms, "");

    String json = forms.get(report + "/report.json").body();
    assertThat(json)
        .contains("{\"kind\":\"taken-over\",\"value\":{\"kind\":\"count\",\"value\":150}}")
        .contains("\"value\":{\"kind\":\"share\",\"count\":80,\"of\":100}");
    assertThat(chapters(json)).as("all but the last").isEqualTo(chapters(without));
    String page = forms.get(report).body();
    assertThat(page)
        .contains("Les années d’avant", "150 (repris)", "80\u00a0% (repris)")
        .contains("Repris, non compté par le logiciel", "Compté par le logiciel")
        .contains("<title>2019, Repris, non compté par le logiciel\u00a0: 80</title>")
        .contains("2019 – Bilan 2019 de la Préfecture du Lot (Entretiens, Personnes satisfaites)")
        .contains("elles ne sont ajoutées à aucun autre chiffre", "250 entretiens en 18 mois")
        .contains("Le logiciel mesure depuis juillet 2024");
    assertThat(forms.get(report + "/report.csv?lang=en").body().lines())
        .anyMatch(
            line ->
                line.contains("\"Year: 2019\"") && line.contains(",150,,,,,\"\",\"taken-over\""))
        .anyMatch(line -> line.contains("\"Year: 2024\"") && line.contains("\"measured\""));
    assertThat(forms.get(report + "/report.pdf").statusCode()).isEqualTo(200);
  }

  /** What is before the last chapter, without the moment. */
  private static String chapters(String json) {
    return json.substring(
        json.indexOf("\"chapters\""), json.indexOf("{\"chapter\":\"past-years\""));
  }

  /** An account that tells of answers without how many interviews they are of proves little. */
  @Test
  void theResponseRateOfFormerYearsStandsBesideThatOfMeasuredOnes(TestPages.Running pages) {
    PublishedAccount.on(pages);
    Forms forms = new Forms(pages, pages.session());
    PastFigureSamples.read(
        forms, PastFigureSamples.HEAD + "2010,,,,answer-rate,200,250,Bilan 2010 page 3,\n");

    assertThat(forms.get("/past-figures?indicator=answer-rate").body())
        .contains("Taux de réponse", "Bilan 2010 page 3");
    String report = draft(forms, "");
    assertThat(forms.get(report).body())
        .contains("80\u00a0% (repris)", "(200 sur 250)")
        .contains("100\u00a0%", "(92 sur 92)")
        .contains("68,4\u00a0%", "(108 sur 158)");
    assertThat(
            forms
                .post(
                    "/past-figures/import",
                    "text",
                    PastFigureSamples.HEAD + "2011,,,,answer-rate,251,250,Bilan 2011,\n")
                .body())
        .as("more answers than interviews")
        .contains("ligne 2, colonne 21", "La part ne peut pas dépasser");
  }

  /** As an earlier release left it. */
  @Test
  void aReportOfBeforeHasNoSuchChapterAndIsReadAsItIs(TestPages.Running pages) {
    PublishedAccount.on(pages);
    Forms forms = new Forms(pages, pages.session());
    String report = draft(forms, "");
    String json = forms.get(report + "/report.json").body();
    String old =
        json.substring(0, json.indexOf(",{\"chapter\":\"past-years\""))
            + json.substring(json.indexOf("],\"territories\""));
    pages
        .database()
        .jdbi()
        .useHandle(
            handle -> {
              int _ =
                  handle.execute(
                      "UPDATE evaluation SET content = ?, hash = ?",
                      old,
                      EvaluationCodec.hash(old));
            });
    String hash =
        Forms.between(forms.get(report + "/publish").body(), "name=\"hash\" value=\"", "\"");
    assertThat(forms.post(report + "/publish", "hash", hash).statusCode()).isEqualTo(303);
    int _ = PastFigureSamples.on(pages);

    assertThat(forms.get(report).body())
        .contains("250 entretiens", "tous les chiffres seraient les mêmes")
        .doesNotContain("Les années d’avant</h3>", "repris");
    assertThat(forms.get(report + "/report.json").body()).isEqualTo(old);
    for (String kind : new String[] {"pdf", "csv", "ods"}) {
      assertThat(forms.get(report + "/report." + kind).statusCode()).as(kind).isEqualTo(200);
    }
  }

  @Test
  void aPartOfTheNetworkHasItsSitesFiguresAlone(TestPages.Running pages) {
    PublishedAccount.on(pages);
    pages.kiosk("figeac", "k1").born();
    Forms forms = new Forms(pages, pages.session());
    int _ = PastFigureSamples.on(pages);
    String report = draft(forms, "figeac");

    assertThat(forms.page(report)).doesNotContain("(repris)", "Les années d’avant</h3>");
    Forms part = new Forms(pages, TestPeople.of(pages.context(), Role.COORDINATOR, "figeac"));
    assertThat(part.get("/past-figures").body()).contains("Rien n’est repris des années d’avant");
  }
}
