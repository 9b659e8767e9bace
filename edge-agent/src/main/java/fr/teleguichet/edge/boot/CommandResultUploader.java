package fr.teleguichet.edge.boot;

import fr.teleguichet.edge.identity.HeldCertificate;
import fr.teleguichet.edge.identity.IdentityFolder;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.peripheral.media.CameraPicture;
import fr.teleguichet.edge.peripheral.program.ProgramOutput;
import fr.teleguichet.edge.peripheral.program.SystemProgram;
import fr.teleguichet.est.DeviceClient;
import fr.teleguichet.est.EstLimits;
import fr.teleguichet.est.EstResponse;
import io.vertx.core.Future;
import java.io.IOException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Brings a remote action's result to the fleet manager, over mutual TLS. */
final class CommandResultUploader {

  private static final int MOST_LOG_BYTES = 2 << 20;

  private final Loop.Worker worker;
  private final IdentityFolder folder;
  private final Supplier<Optional<HeldCertificate>> held;
  private final Supplier<Map<String, String>> state;
  private final SystemProgram journalctl;

  /**
   * @param held who the unit is, asked on the loop; nobody can be told anything without
   * @param state the texts of the bundle, made on the loop
   */
  CommandResultUploader(
      Loop loop,
      IdentityFolder folder,
      Supplier<Optional<HeldCertificate>> held,
      Supplier<Map<String, String>> state) {
    this.worker = loop.worker("care-results");
    this.folder = folder;
    this.held = held;
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
            .within(Duration.ofSeconds(20), MOST_LOG_BYTES)
            .tellingErrors();
  }

  /** Sends the picture and wipes it. */
  Future<String> sendPicture(UUID id, CameraPicture picture) {
    Optional<HeldCertificate> who = held.get();
    return worker.run(
        () -> {
          try (picture) {
            return send(who, id, "image/jpeg", picture.jpeg());
          }
        });
  }

  /** Gathers and sends the bundle. */
  Future<String> sendDiagnostics(UUID id) {
    Map<String, String> texts = new LinkedHashMap<>(state.get());
    Optional<HeldCertificate> who = held.get();
    return worker.run(
        () -> {
          texts.put("log.txt", log(journalctl));
          return send(who, id, "application/zip", DiagnosticsBundle.zip(texts));
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

  private String send(Optional<HeldCertificate> known, UUID id, String mediaType, byte[] content)
      throws IOException {
    HeldCertificate who = known.orElseThrow(() -> new IOException("no-identity"));
    KeyPair key = folder.key().orElseThrow(() -> new IOException("no-key"));
    Optional<EstResponse.Refused> refused =
        new DeviceClient(who.manager(), who.trust(), EstLimits.STANDARD)
            .put("/device/v1/care/" + id + "/result", mediaType, content, key, who.chain());
    if (refused.isPresent()) {
      throw new IOException(refused.get().sentence());
    }
    return content.length + " bytes";
  }

  Future<Void> stop() {
    return worker.close();
  }
}
