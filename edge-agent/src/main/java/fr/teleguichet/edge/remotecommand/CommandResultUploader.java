package fr.teleguichet.edge.remotecommand;

import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.peripheral.media.CameraPicture;
import fr.teleguichet.edge.peripheral.program.ProgramOutput;
import fr.teleguichet.edge.peripheral.program.SystemProgram;
import io.vertx.core.Future;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Brings a remote action's result to the fleet manager. */
public final class CommandResultUploader {

  private static final int MAX_LOG_BYTES = 2 << 20;

  private final Loop.Worker worker;
  private final Supplier<ResultUploadChannel> fleet;
  private final Supplier<Map<String, String>> state;
  private final SystemProgram journalctl;

  /**
   * @param fleet the way to the fleet manager, asked for on the loop
   * @param state the texts of the bundle, made on the loop
   */
  public CommandResultUploader(
      Loop loop, Supplier<ResultUploadChannel> fleet, Supplier<Map<String, String>> state) {
    this.worker = loop.worker("care-results");
    this.fleet = fleet;
    this.state = state;
    this.journalctl =
        SystemProgram.of(
                "journalctl",
                "-u",
                "teleguichet-edge-agent",
                "-n",
                "4000",
                "--no-pager",
                "-o",
                "short-iso")
            .within(Duration.ofSeconds(20), MAX_LOG_BYTES)
            .tellingErrors();
  }

  /** Sends the picture and wipes it. */
  public Future<String> sendPicture(UUID id, CameraPicture picture) {
    ResultUploadChannel way = fleet.get();
    return worker.run(
        () -> {
          try (picture) {
            return send(way, id, "image/jpeg", picture.jpeg());
          }
        });
  }

  /** Gathers and sends the bundle. */
  public Future<String> sendDiagnostics(UUID id) {
    Map<String, String> texts = new LinkedHashMap<>(state.get());
    ResultUploadChannel way = fleet.get();
    return worker.run(
        () -> {
          texts.put("log.txt", log(journalctl));
          return send(way, id, "application/zip", DiagnosticsBundleBuilder.zip(texts));
        });
  }

  /**
   * The log, or why there is none: whoever reads the bundle must not take silence for calm.
   *
   * @param journalctl which tells its errors too
   */
  static String log(SystemProgram journalctl) throws InterruptedException {
    try {
      ProgramOutput read = journalctl.run();
      return read.isSuccess()
          ? read.text() + "\n"
          : "The log could not be read: %s ended with %d.%n%s%n"
              .formatted(journalctl.name(), read.exit(), read.text());
    } catch (IOException e) {
      return "The log could not be read: " + e.getMessage() + "\n";
    }
  }

  private static String send(ResultUploadChannel way, UUID id, String mediaType, byte[] content)
      throws IOException {
    way.put("/device/v1/care/" + id + "/result", mediaType, content);
    return content.length + " bytes";
  }

  public Future<Void> stop() {
    return worker.close();
  }
}
