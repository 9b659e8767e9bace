package fr.teleguichet.swarm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.swarm.run.StopSignal;
import fr.teleguichet.swarm.time.ManualRunClock;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command line does not take, and that it says so before anything is sent. */
final class SwarmCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int execute(String line) {
    return SwarmCommand.of(
            new RunContext(new ManualRunClock(), new SplittableRandom(1), new StopSignal()))
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(line.split(" ", -1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "steady --kiosks=0                        | 0 kiosks is not within 1 and 100000",
        "steady --kiosks=100001                   | is not within 1 and 100000",
        "steady -n 1 --rate=-1                    | must not be negative",
        "steady -n 1 --rate=1 --every=1s          | mutually exclusive",
        "steady -n 1 --records=1 --record-every=1s| mutually exclusive",
        "steady -n 1 --every=0s                   | a period of PT0S is not positive",
        "steady -n 1 --count=0                    | at most 0 reports is below 1",
        "steady -n 1 --churn=-1                   | must not be negative",
        "steady -n 1 --duration=0s                | a duration of 0 measures nothing",
        "steady -n 1 --duration=25h               | is not in 0..24 h",
        "steady -n 1 --warm-up=-1s                | warm-up",
        "steady -n 1 --duration=10                | is no duration; write 500ms, 60s, 5m or 2h",
        "steady -n 1 --connect-rate=0             | connections per second is not positive",
        "steady -n 1 --connects-under-way=0       | connections under way is below 1",
        "steady -n 1 --away-min=5s                | a time away of PT5S to PT3S is none",
        "steady -n 1 --loops=2                    | 2 event loops is not within 1 and 16",
        "steady -n 1 --batch=0                    | a batch of 0 rows",
        "steady -n 1 --window=0                   | a window of 0 rows",
        "steady -n 1 --journal=1                  | smaller than its window",
        "steady -n 1 --first=1000000              | do not lie within 1 and 999999",
        "steady -n 1 --target=mqtt://192.0.2.1:1883 | --target-is-mine",
        "steady -n 1 --target=mqtts://127.0.0.1:8883| wants certificates",
        "steady -n 1 --identities=keys            | is for a target that begins with mqtts://",
        "steady -n 1 --local-address=x/y          | the local address \"x/y\" is none",
        "storm -n 1 --times=2                     | births come at once only once",
        "storm -n 1 --kind=RECONNECT --times=101  | 1 to 100 times",
        "max -n 1 --sink=ACKS --records=0         | the sink ACKS needs records",
        "max -n 1 --sink=COUNTER                  | needs --counter",
        "max -n 1 --sink=COUNTER --counter=http://192.0.2.1/page#c | is not on the loopback",
        "max -n 1 --sink=ACKS --from=10 --to=5    | the rates from 10.0 to 5.0 are none",
        "max -n 1 --sink=ACKS --factor=1          | does not raise the rate",
        "max -n 1 --sink=ACKS --tolerance=2       | is not in 0..1",
        "latency -n 1 --probes=2                  | 2 probes among 1 kiosks",
        "latency -n 1 --marker-every=1ms          | is below 100 ms",
        "sink --qos=2                             | neither 0 nor 1",
        "sink --target=mqtts://127.0.0.1:8883     | has no certificate",
        "poll --identities=keys --devices=http://127.0.0.1 | is not of the form https://HOST:PORT",
        "poll --identities=keys --devices=https://192.0.2.1:8443 | --target-is-mine",
        "steady --speed=9                         | Unknown option",
        "hurry                                    | Unmatched argument"
      })
  void whatMakesNoSenseIsRefusedWithASentenceAndNothingIsMeasured(String line, String sentence) {
    assertThat(execute(line)).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains(sentence);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void moreConnectionsThanAnAddressHasPortsAreRefusedAsTheMachines() {
    assertThat(execute("steady -n 25001 --local-address=127.0.0.1")).isEqualTo(ExitCode.MACHINE);
    assertThat(err.toString()).contains("25001 connections need 2 local addresses");
  }

  @ParameterizedTest
  @ValueSource(strings = {"steady", "storm", "max", "latency", "sink", "enrol", "poll", "download"})
  void everyCommandExplainsItselfAndWhatItEndsWith(String command) {
    assertThat(execute(command + " --help")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("Usage: swarm " + command, "Exit codes:", "130");
  }
}
