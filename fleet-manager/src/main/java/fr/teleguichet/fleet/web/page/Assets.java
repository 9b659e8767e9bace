package fr.teleguichet.fleet.web.page;

import fr.teleguichet.hardware.call.TurnRelayProbeScript;
import fr.teleguichet.hardware.text.Sha256Digest;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Our own style sheets and scripts. Their folder's name is made from their content, so browsers may
 * keep them for ever.
 */
@Singleton
final class Assets {

  private static final String STYLE = "text/css; charset=utf-8";
  private static final String SCRIPT = "text/javascript; charset=utf-8";

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("fleet.css", STYLE),
          Map.entry("desk.css", STYLE),
          Map.entry("desk.js", SCRIPT),
          Map.entry("desk-call.js", SCRIPT),
          Map.entry("desk-documents.js", SCRIPT),
          Map.entry("desk-check.js", SCRIPT),
          Map.entry(TurnRelayProbeScript.NAME, SCRIPT),
          Map.entry("desk-share.js", SCRIPT),
          Map.entry("alerts.css", STYLE),
          Map.entry("chart.css", STYLE),
          Map.entry("chart.js", SCRIPT),
          Map.entry("usage.css", STYLE),
          Map.entry("evaluation.css", STYLE),
          Map.entry("compliance.css", STYLE),
          Map.entry("appointments.css", STYLE),
          Map.entry("appointment-slip.js", SCRIPT),
          Map.entry("appointment-feed.js", SCRIPT),
          Map.entry("desk-transfer.js", SCRIPT),
          Map.entry("mediator.css", STYLE),
          Map.entry("poster.css", STYLE),
          Map.entry("mediator.js", SCRIPT),
          Map.entry("mediator-note.js", SCRIPT),
          Map.entry("desk-room.js", SCRIPT),
          Map.entry("room.css", STYLE),
          Map.entry("room.js", SCRIPT),
          Map.entry("live.js", SCRIPT),
          Map.entry("page.js", SCRIPT),
          Map.entry("map.js", SCRIPT),
          Map.entry("history.js", SCRIPT),
          Map.entry("part.js", SCRIPT),
          Map.entry("service.js", SCRIPT),
          Map.entry("form-file.js", SCRIPT),
          Map.entry("visit.js", SCRIPT),
          Map.entry("upload.js", SCRIPT),
          Map.entry("favicon.svg", "image/svg+xml"));

  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private final String version;

  Assets() {
    TYPES.keySet().stream()
        .sorted()
        .forEach(
            name ->
                files.put(
                    name,
                    name.equals(TurnRelayProbeScript.NAME)
                        ? TurnRelayProbeScript.read()
                        : read(name)));
    version = digest(files);
  }

  /** The folder in addresses. */
  String folder() {
    return "/assets/" + version;
  }

  String version() {
    return version;
  }

  Optional<byte[]> file(String name) {
    return Optional.ofNullable(files.get(name));
  }

  static String type(String name) {
    return Objects.requireNonNull(TYPES.get(name));
  }

  private static byte[] read(String name) {
    try (InputStream file = Assets.class.getResourceAsStream("/assets/" + name)) {
      return Objects.requireNonNull(file, name).readAllBytes();
    } catch (IOException failure) {
      throw new UncheckedIOException(name, failure);
    }
  }

  private static String digest(Map<String, byte[]> files) {
    MessageDigest digest = Sha256Digest.begin();
    files.values().forEach(digest::update);
    return HexFormat.of().formatHex(digest.digest()).substring(0, 12);
  }
}
