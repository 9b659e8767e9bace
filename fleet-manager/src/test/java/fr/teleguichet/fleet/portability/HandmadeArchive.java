package fr.teleguichet.fleet.portability;

import fr.teleguichet.hardware.text.Sha256Digest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An archive made by hand: right by itself, and then wrong in what a test wants. */
final class HandmadeArchive {
  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private final Map<String, String> described = new LinkedHashMap<>();
  private String head =
      """
      "created": "2026-11-28T10:00:00Z",
      "teleguichet": {"format": 1, "program": "1.0", "schema": "1"},
      """;

  /** Adds a file with what is true of it. */
  HandmadeArchive file(String path, String content) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    hidden(path, bytes);
    return describe(path, path, bytes.length, sha256(bytes));
  }

  /** Adds a file of which the description says nothing. */
  HandmadeArchive hidden(String path, byte[] bytes) {
    byte[] _ = files.put(path, bytes);
    return this;
  }

  /** Says something of a file. */
  HandmadeArchive describe(String key, String path, long bytes, String sha256) {
    String _ =
        described.put(
            key,
            "{\"path\": \"%s\", \"bytes\": %d, \"hash\": \"sha256:%s\"}"
                .formatted(path, bytes, sha256));
    return this;
  }

  HandmadeArchive head(String other) {
    head = other;
    return this;
  }

  Path write(Path folder) throws IOException {
    Path file = Files.createTempFile(folder, "archive", ".zip");
    byte[] _ =
        files.computeIfAbsent(
            DataPackage.FILE,
            _ ->
                ("{" + head + "\"resources\": [" + String.join(", ", described.values()) + "]}")
                    .getBytes(StandardCharsets.UTF_8));
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      for (var each : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(each.getKey()));
        zip.write(each.getValue());
        zip.closeEntry();
      }
    }
    return file;
  }

  static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(Sha256Digest.begin().digest(bytes));
  }
}
