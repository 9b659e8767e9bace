package fr.teleguichet.swarm.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.swarm.load.LoadPlan;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** A rate can be said of the swarm or of a kiosk; both come to the same. */
final class LoadOptionsTest {

  private static LoadPlan plan(String... options) {
    var load = new LoadOptions();
    new CommandLine(CommandLine.Model.CommandSpec.forAnnotatedObject(load))
        .registerConverter(Duration.class, new DurationConverter())
        .parseArgs(options);
    return load.plan(1_000);
  }

  @Test
  void withoutAWordEachKioskReportsEveryTenSecondsAndWritesARecordAMinute() {
    LoadPlan plan = plan();
    assertThat(plan.reports()).isEqualTo(100.0);
    assertThat(plan.records()).isEqualTo(1_000 / 60.0);
    assertThat(plan.churn()).isZero();
    assertThat(plan.most()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void aRateIsTakenAsItIsAndAPeriodIsOneKiosks() {
    assertThat(plan("--rate=2000", "--records=0").reports()).isEqualTo(2_000.0);
    assertThat(plan("--rate=2000", "--records=0").records()).isZero();
    assertThat(plan("--every=500ms", "--record-every=2m").reports()).isEqualTo(2_000.0);
    assertThat(plan("--every=500ms", "--record-every=2m").records()).isEqualTo(1_000 / 120.0);
    assertThat(plan("--count=7", "--churn=3").withReports(1))
        .isEqualTo(new LoadPlan(1, 7, 1_000 / 60.0, 3, LoadPlan.Churn.ABRUPT));
  }

  @ParameterizedTest
  @CsvSource({"500ms, 500", "60s, 60000", "5m, 300000", "2h, 7200000", "1h30m, 5400000"})
  void timesAreReadAsPeopleWriteThem(String text, long millis) {
    assertThat(new DurationConverter().convert(text)).isEqualTo(Duration.ofMillis(millis));
    assertThat(new DurationConverter().convert(" " + text.toUpperCase(java.util.Locale.ROOT)))
        .isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "ms", "1.5ms", "a minute", "99999999999999999999ms"})
  void whatIsNoTimeIsRefusedAsItWasWritten(String text) {
    assertThatThrownBy(() -> new DurationConverter().convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("\"" + text + "\" is no duration");
  }
}
