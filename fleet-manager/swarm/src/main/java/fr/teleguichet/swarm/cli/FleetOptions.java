package fr.teleguichet.swarm.cli;

import fr.teleguichet.swarm.journal.JournalPlan;
import fr.teleguichet.swarm.kiosk.KioskPlan;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which kiosks, and how each behaves. */
final class FleetOptions extends KioskOptions {

  @Option(
      names = "--peripherals",
      paramLabel = "N",
      defaultValue = "10",
      description =
          "How many peripherals (DBIRTHs) each kiosk has, 0 to 10 (default: ${DEFAULT-VALUE}).")
  private int peripherals;

  @Option(
      names = "--values",
      paramLabel = "N",
      defaultValue = "20",
      description =
          "How many values a report carries, 1 to 23. Up to 18 all really change; more carry flags"
              + " that stand still (default: ${DEFAULT-VALUE}).")
  private int values;

  @Option(
      names = "--flip-flags",
      description =
          "Let those flags change with each report, which makes kiosks ill and well again"
              + " (default: off).")
  private boolean flipFlags;

  @Option(
      names = "--primary-host",
      paramLabel = "ID",
      description =
          "Send births only while this host's STATE is online, as a kiosk with a primary host does"
              + " (default: none).")
  private @Nullable String primaryHost;

  @Option(
      names = "--keep-alive",
      paramLabel = "TIME",
      defaultValue = "60s",
      description = "MQTT keep-alive (default: ${DEFAULT-VALUE}).")
  private Duration keepAlive = Duration.ZERO;

  @Option(
      names = "--answer-time",
      paramLabel = "TIME",
      defaultValue = "30s",
      description =
          "How long the broker may take to accept a connection, a CONNECT and a SUBSCRIBE each"
              + " (default: ${DEFAULT-VALUE}).")
  private Duration answerTime = Duration.ZERO;

  @Option(
      names = "--window",
      paramLabel = "N",
      defaultValue = "200",
      description = "The most unacknowledged record rows of a kiosk (default: ${DEFAULT-VALUE}).")
  private int window;

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "50",
      description = "The most record rows in one message (default: ${DEFAULT-VALUE}).")
  private int batch;

  @Option(
      names = "--journal",
      paramLabel = "N",
      defaultValue = "1000",
      description =
          "The most records that a kiosk keeps for delivery; further ones are counted and not"
              + " written (default: ${DEFAULT-VALUE}).")
  private int journal;

  @Option(
      names = "--resend-after",
      paramLabel = "TIME",
      defaultValue = "10s",
      description =
          "How long without acknowledgement until rows are sent again; doubled up to eightfold"
              + " while it is in vain (default: ${DEFAULT-VALUE}).")
  private Duration resendAfter = Duration.ZERO;

  KioskPlan kioskPlan() {
    return new KioskPlan(
        peripherals,
        values,
        flipFlags,
        keepAlive,
        answerTime,
        Optional.ofNullable(primaryHost),
        new JournalPlan(window, batch, journal, resendAfter));
  }
}
