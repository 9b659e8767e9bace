package fr.teleguichet.fleet.evaluation.document;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page of a report begins with the files that its reader is likely to ask for. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class EvaluationPageIT {

  private final List<String> made = new ArrayList<>();

  /** Before the first request, since the pages' parts are made by it. */
  private Forms forms(TestPages.Running pages) {
    var _ =
        pages
            .context()
            .registerSingleton(
                EvaluationFileCacheWarmer.class,
                new EvaluationFileCacheWarmer(
                    (report, language) -> made.add(report.evaluation().id() + " " + language.tag()),
                    Runnable::run));
    return new Forms(pages, pages.session());
  }

  /** So many that each chapter by site is long. */
  private static void sites(TestPages.Running pages, int many) {
    String all = " FROM seq_1_to_" + many;
    pages
        .database()
        .jdbi()
        .useHandle(
            handle -> {
              int _ =
                  handle.execute(
                      "INSERT INTO site (id, code, name, commune, insee, latitude, longitude)"
                          + " SELECT seq, CONCAT('site-', seq), CONCAT('Relais ', seq), 'Gramat',"
                          + " '46128', 44.7, 1.7"
                          + all);
              int _ =
                  handle.execute(
                      "INSERT INTO kiosk (id, name, territory, site_id, first_seen, last_seen,"
                          + " link, link_since) SELECT seq, CONCAT('borne-', seq), 'lot', seq,"
                          + " '2025-01-01', '2025-02-01', 'connected', '2025-01-01'"
                          + all);
              int _ =
                  handle.execute(
                      "INSERT INTO kiosk_month (kiosk_id, month, site_id, connected, known, closed,"
                          + " updated) SELECT seq, '2025-01-01', seq, 2500000, 2600000, TRUE,"
                          + " '2025-02-01'"
                          + all);
            });
    pages.readSites();
  }

  private static String draft(Forms forms) {
    return Forms.location(
            forms.post("/evaluations", "from", "2025-01", "to", "2025-01", "scope", ""))
        .replace("?done=drafted", "");
  }

  @Test
  void whoOpensALongReportFindsItsFilesMadeInHerLanguage(TestPages.Running pages) {
    Forms forms = forms(pages);
    sites(pages, 1_000);
    String report = draft(forms);
    assertThat(forms.get("/evaluations").statusCode()).isEqualTo(200);
    assertThat(made).as("before anybody opened it").isEmpty();

    assertThat(forms.get(report + "?lang=en").statusCode()).isEqualTo(200);
    assertThat(forms.get(report + "?lang=fr").statusCode()).isEqualTo(200);

    String id = report.replaceAll(".*/", "");
    assertThat(made).containsExactly(id + " en", id + " fr");
  }

  @Test
  void aShortReportsPageBeginsWithNothing(TestPages.Running pages) {
    Forms forms = forms(pages);
    sites(pages, 3);

    assertThat(forms.get(draft(forms)).statusCode()).isEqualTo(200);
    assertThat(made).isEmpty();
  }
}
