package fr.teleguichet.fleet.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.interview.MonthRange;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the yearly evaluation and the pages of figures take over five years of a network, each asked
 * by HTTP for a minute. Run by name only; the command and what it measured are in
 * docs/benchmarks.md.
 */
@ExtendWith({TestDatabase.class, TestPages.class})
class EvaluationBenchmark {

  private static final Duration EACH = Duration.ofSeconds(Long.getLong("benchmark.seconds", 60));

  /** So many sites have a report that is not too long for one. */
  private static final int WITH_SPREADSHEET = 1_000;

  @ParameterizedTest
  @MethodSource("sizes")
  void fiveYearsOfANetwork(int kiosks, TestPages.Running pages) {
    GeneratedNetwork network =
        new GeneratedNetwork(kiosks, MonthRange.of(pages.clock().instant()).minusMonths(1));
    pages.database().jdbi().useHandle(network::write);
    pages.readSites();
    Forms forms = new Forms(pages, pages.session());
    String months = "from=" + network.first() + "&to=" + network.last();
    measure(
        kiosks,
        "a draft, made and thrown away",
        () -> forms.post(draft(forms, network) + "/delete").statusCode() == 303 ? 200 : 0);
    String report = draft(forms, network);
    for (String path :
        List.of(
            report,
            report + "/report.pdf",
            report + "/report.csv",
            report + "/report.ods",
            "/usage?" + months,
            "/satisfaction",
            "/impact?" + months,
            "/budget",
            "/communications",
            "/trainings",
            "/api/v1/usage?" + months)) {
      if (kiosks > WITH_SPREADSHEET && path.endsWith(".ods")) {
        continue;
      }
      measure(kiosks, path.replace(report, "report"), () -> forms.get(path).statusCode());
    }
  }

  /** Networks of these numbers of kiosks, or of those that {@code benchmark.kiosks} names. */
  static IntStream sizes() {
    return Arrays.stream(System.getProperty("benchmark.kiosks", "10,100,1000,10000").split(","))
        .mapToInt(Integer::parseInt);
  }

  private static String draft(Forms forms, GeneratedNetwork network) {
    HttpResponse<String> made =
        forms.post(
            "/evaluations",
            "from",
            network.first().toString(),
            "to",
            network.last().toString(),
            "scope",
            "");
    return Forms.location(made).replace("?done=drafted", "");
  }

  private static void measure(int kiosks, String what, Supplier<Integer> ask) {
    double first = asked(what, ask);
    List<Double> millis = new ArrayList<>();
    long end = System.nanoTime() + EACH.toNanos();
    do {
      millis.add(asked(what, ask));
    } while (System.nanoTime() < end);
    millis.sort(Double::compare);
    System.out.printf(
        "%,d kiosks, %s: first %.0f ms, then p50 %.0f ms, p95 %.0f ms, most %.0f ms, %d times%n",
        kiosks,
        what,
        first,
        millis.get(millis.size() / 2),
        millis.get(millis.size() * 95 / 100),
        millis.getLast(),
        millis.size());
  }

  /** How long it took, in milliseconds. */
  private static double asked(String what, Supplier<Integer> ask) {
    long before = System.nanoTime();
    assertThat(ask.get()).as(what).isEqualTo(200);
    return (System.nanoTime() - before) / 1e6;
  }
}
