package fr.teleguichet.fleet.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a release of November 2026 published, opened by this one. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class FormerReportIT {

  private static String frozen() {
    try (InputStream file =
        FormerReportIT.class.getResourceAsStream("/evaluation/report-of-november-2026.json")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8).strip();
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** Where its page is. */
  private static String published(TestPages.Running pages, String json) {
    return pages
        .database()
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createUpdate(
                        """
                        INSERT INTO evaluation (first, last, territory, language, version, note,
                          state, content, hash, author, created, publisher, published)
                        VALUES ('2025-10-01', '2025-10-01', '', 'fr', 1, '', 'published', :content,
                          :hash, 'Claire', NOW(), 'Claire', NOW())
                        """)
                    .bind("content", json)
                    .bind("hash", EvaluationCodec.hash(json))
                    .executeAndReturnGeneratedKeys("id")
                    .mapTo(String.class)
                    .map(id -> "/evaluations/" + id)
                    .one());
  }

  @Test
  void itStaysAsItWasAndShowsTheParametersThatItFroze(TestPages.Running pages) {
    String report = published(pages, frozen());
    Forms forms = new Forms(pages, pages.session());

    assertThat(forms.get(report + "/report.json").body()).isEqualTo(frozen());
    assertThat(forms.get(report + "?lang=fr").body())
        .contains("800\u00a0€", "20,8 par an", "Voiture thermique, usage", "0,192");
    assertThat(forms.get(report + "/report.csv?lang=en").body())
        .contains("\"car-use\"", "0.192", "\"parameter\"");
    for (String file : List.of("/report.pdf", "/report.ods")) {
      assertThat(forms.get(report + file).statusCode()).as(file).isEqualTo(200);
    }
  }

  /** The setting is a minute by now. */
  @Test
  void itSaysFromWhichLengthOnATalkCountedThen(TestPages.Running pages) {
    String interviews = "\"remarks\":[]},{\"chapter\":\"services\"";
    String report =
        published(
            pages,
            frozen()
                .replace(
                    interviews,
                    interviews.replace("[]", "[{\"kind\":\"counted-from\",\"numbers\":[300]}]")));
    Forms forms = new Forms(pages, pages.session());

    assertThat(forms.get(report + "?lang=en").body())
        .contains(
            "counts as an interview when it lasts 5 minutes or more",
            "Conversations of 5 minutes or more");
    assertThat(forms.get(report + "/report.csv?lang=fr").body())
        .contains("d’au moins 5\u00a0minutes")
        .doesNotContain("une minute");
  }

  @Test
  void oneOfThousandsOfSitesShowsTheFirstAndHasAllInItsCsv(TestPages.Running pages) {
    EvaluationCodec codec = pages.context().getBean(EvaluationCodec.class);
    EvaluationContent former = codec.read(frozen());
    String report = published(pages, codec.write(withSites(former, 20_001)));
    Forms forms = new Forms(pages, pages.session());

    assertThat(forms.get(report + "?lang=en").body())
        .contains("This document shows 100 of 20,001 lines", "Relais 100<", "report.csv")
        .doesNotContain("Relais 101<", "report.ods");
    assertThat(forms.get(report + "/report.csv").body().lines())
        .filteredOn(line -> line.contains("Relais "))
        .hasSize(20_001);
    assertThat(forms.get(report + "/report.pdf").statusCode()).isEqualTo(200);
    assertThat(forms.get(report + "/report.ods"))
        .satisfies(refused -> assertThat(refused.statusCode()).isEqualTo(422))
        .satisfies(refused -> assertThat(refused.body()).contains("take its CSV"));
  }

  private static EvaluationContent withSites(EvaluationContent content, int count) {
    Breakdown sites =
        new Breakdown(
            BreakdownSubject.SITE,
            List.of(Indicator.INTERVIEWS),
            IntStream.rangeClosed(1, count)
                .mapToObj(
                    it ->
                        new Breakdown.Line(
                            BilingualLabel.of("Relais " + it), List.of(new Measure.Count(it))))
                .toList());
    return new EvaluationContent(
        content.format(),
        content.first(),
        content.last(),
        content.territory(),
        content.taken(),
        List.of(ChapterContent.of(EvaluationChapter.INTERVIEWS, List.of()).with(sites)),
        List.of(),
        content.parameters());
  }
}
