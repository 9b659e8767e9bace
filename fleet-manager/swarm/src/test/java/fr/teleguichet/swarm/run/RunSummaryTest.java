package fr.teleguichet.swarm.run;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.swarm.figures.CounterSnapshot;
import fr.teleguichet.swarm.figures.Percentiles;
import fr.teleguichet.swarm.figures.RunCounter;
import fr.teleguichet.swarm.figures.RunFault;
import fr.teleguichet.swarm.figures.Timings;
import fr.teleguichet.swarm.run.RunFindings.Search;
import fr.teleguichet.swarm.run.RunFindings.Step;
import fr.teleguichet.swarm.run.RunFindings.Storm;
import fr.teleguichet.swarm.run.RunFindings.Storms;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The figures as people and scripts read them: each from its own source. */
final class RunSummaryTest {

  private static final CounterSnapshot MEASURED =
      new CounterSnapshot(
          60_000_000_000L,
          6_000_000_000L,
          Map.of(
              RunCounter.REPORTS, 120_000L,
              RunCounter.VALUES, 2_400_000L,
              RunCounter.MESSAGES_SENT, 121_200L,
              RunCounter.MESSAGES_RECEIVED, 1_200L,
              RunCounter.BYTES_SENT, 45_000_000L));
  private static final CounterSnapshot WHOLE =
      new CounterSnapshot(
          75_000_000_000L,
          7_500_000_000L,
          Map.of(
              RunCounter.REPORTS, 130_000L,
              RunCounter.RECORDS, 1_205L,
              RunCounter.RECORDS_ACKNOWLEDGED, 1_200L));
  private static final Timings TIMINGS =
      new Timings(
          new Percentiles(120_000, 1_000, 2_000, 3_000, 4_000, 5_000),
          new Percentiles(1_200, 11_000, 12_000, 13_000, 14_000, 15_000));

  private static RunSummary summary(RunFindings findings) {
    var outcome = new RunOutcome(WHOLE, MEASURED, TIMINGS, findings, List.of("One complaint."));
    var report =
        new RunReport(
            outcome, Map.of(RunFault.LOST, 3L), Map.of(RunFault.LOST, "the first"), List.of());
    return new RunSummary("steady", Instant.EPOCH, Map.of("--rate", "2000"), report, 5);
  }

  private static Step step(double rate, double sent, double seconds, Optional<String> failure) {
    return new Step(rate, sent, seconds, 7, 8, 9_000, 10.5, failure);
  }

  @Test
  void peopleReadWhatWasMeasuredThenTheWholeRunThenTheTroubles() {
    assertThat(RunSummaryText.of(summary(new RunFindings.Nothing())).replace("\r", ""))
        .isEqualTo(
            """
            measured for                 60.0 s
            reports                      120,000, 2,000/s; 40,000 values/s
            messages sent                121,200, 2,020/s, 750 kB/s
            report lag                   p50 1.0 ms, p90 2.0 ms, p99 3.0 ms, p99.9 4.0 ms, max 5.0 ms (120,000)
            acknowledged after           p50 11.0 ms, p90 12.0 ms, p99 13.0 ms, p99.9 14.0 ms, max 15.0 ms (1,200)
            own CPU                      6.00 s, 10 % of one core, 49.0 µs a message
            in the whole run             75.0 s, own CPU 7.50 s
              reports                    130,000
              records                    1,205
              records-acknowledged       1,200
              unacknowledged             5
            fault lost                   3, the first: the first
            complaint                    One complaint.
            """);
  }

  @Test
  void scriptsReadTheSameWithEveryCounter() {
    String json = RunSummaryJson.of(summary(new RunFindings.Nothing()));

    assertThat(json)
        .contains(
            "\"mode\" : \"steady\"",
            "\"started\" : \"1970-01-01T00:00:00Z\"",
            "\"exit\" : 5",
            "\"--rate\" : \"2000\"",
            "\"seconds\" : 60.0",
            "\"seconds\" : 75.0",
            "\"cpuSeconds\" : 6.0",
            "\"reportsPerSecond\" : 2000.0",
            "\"valuesPerSecond\" : 40000.0",
            "\"messagesPerSecond\" : 2020.0",
            "\"bytesPerSecond\" : 750000.0",
            "\"reports-withheld\" : 0",
            "\"unacknowledged\" : 5",
            "\"first\" : \"the first\"",
            "\"complaints\" : [ \"One complaint.\" ]");
    assertThat(member(json, "lagMicros"))
        .contains("\"number\" : 120000", "\"p50\" : 1000", "\"p90\" : 2000", "\"p99\" : 3000")
        .contains("\"p999\" : 4000", "\"max\" : 5000");
    assertThat(member(json, "acknowledgementMicros")).contains("\"p99\" : 13000");
    for (RunCounter counter : RunCounter.values()) {
      assertThat(json).contains("\"" + counter.code() + "\" : ");
    }
  }

  private static String member(String json, String name) {
    String rest = json.substring(json.indexOf("\"" + name + "\""));
    return rest.substring(0, rest.indexOf('}'));
  }

  @Test
  void theRateOfASearchIsTheOneThatWasSentInAStepOfAMinute() {
    RunSummary summary =
        summary(
            new Search(
                List.of(
                    step(2_000, 1_999, 60, Optional.empty()),
                    step(4_000, 3_900, 60, Optional.of("messages did not arrive")),
                    step(8_000, 7_990, 10, Optional.empty()))));

    assertThat(RunSummaryText.of(summary))
        .contains("sustained for a minute       1,999 reports/s")
        .contains(
            "    4,000/s wanted,     3,900/s sent, 7 under way at the end, 8 missing, lag p99 9.0"
                + " ms, own CPU 10.5 µs a message: messages did not arrive")
        .contains("not behind after 10 s");
    assertThat(RunSummaryJson.of(summary))
        .contains("\"bestReportsPerSecond\" : 1999.0")
        .contains("\"keptUp\" : true", "\"failure\" : \"messages did not arrive\"");
  }

  @Test
  void aSearchThatFoundNothingNamesNoRate() {
    RunSummary summary = summary(new Search(List.of(step(8_000, 7_990, 10, Optional.empty()))));

    assertThat(RunSummaryText.of(summary)).doesNotContain("sustained");
    assertThat(RunSummaryJson.of(summary))
        .contains("\"bestReportsPerSecond\" : null", "\"keptUp\" : false");
  }

  @Test
  void aStormThatDidNotEndHasNoTime() {
    RunSummary summary =
        summary(
            new Storms(
                List.of(
                    new Storm(1_000, 11_000, Optional.of(4.2), Optional.of(6.789)),
                    new Storm(1_000, 10_999, Optional.empty(), Optional.empty()))));

    assertThat(RunSummaryText.of(summary))
        .contains("1,000 kiosks, 11,000 births; all live after 4.20 s, all acknowledged after 6.79")
        .contains("10,999 births; all live after (never), all acknowledged after (never)");
    assertThat(RunSummaryJson.of(summary))
        .contains("\"bornSeconds\" : 4.2", "\"acknowledgedSeconds\" : 6.789")
        .contains("\"bornSeconds\" : null", "\"acknowledgedSeconds\" : null");
  }

  /** Scripts of others read these members; their order and nesting stay. */
  @Test
  void theMembersStandWhereScriptsLookForThem() {
    assertThat(compact(new Search(List.of(step(2_000, 1_999, 60, Optional.empty())))))
        .startsWith(
            "{\"mode\":\"steady\",\"started\":\"1970-01-01T00:00:00Z\",\"exit\":5,"
                + "\"settings\":{\"--rate\":\"2000\"},\"measured\":{\"seconds\":60.0,\"cpuSeconds\":6.0,"
                + "\"cpuMicrosPerMessage\":49.01960784313726,\"reportsPerSecond\":2000.0,")
        .contains(
            "},\"unacknowledged\":5,\"lagMicros\":{\"number\":120000,\"p50\":1000,\"p90\":2000,"
                + "\"p99\":3000,\"p999\":4000,\"max\":5000},\"acknowledgementMicros\":{")
        .contains("}},\"whole\":{\"seconds\":75.0,")
        .endsWith(
            "\"faults\":{\"lost\":{\"number\":3,\"first\":\"thefirst\"}},"
                + "\"bestReportsPerSecond\":1999.0,\"steps\":[{\"rate\":2000.0,\"sent\":1999.0,"
                + "\"seconds\":60.0,\"keptUp\":true,\"behind\":7,\"missing\":8,\"lagMicros\":9000,"
                + "\"cpuMicrosPerMessage\":10.5,\"failure\":\"\"}],"
                + "\"complaints\":[\"Onecomplaint.\"]}");
    assertThat(compact(new Storms(List.of(new Storm(9, 99, Optional.of(4.2), Optional.empty())))))
        .endsWith(
            "\"storms\":[{\"kiosks\":9,\"births\":99,\"bornSeconds\":4.2,"
                + "\"acknowledgedSeconds\":null}],\"complaints\":[\"Onecomplaint.\"]}");
  }

  private static String compact(RunFindings findings) {
    return RunSummaryJson.of(summary(findings)).replaceAll("\\s", "");
  }
}
