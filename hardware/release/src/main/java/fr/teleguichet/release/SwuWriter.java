package fr.teleguichet.release;

import fr.teleguichet.release.SwuDraft.Place;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes and signs archives for SWUpdate. */
public final class SwuWriter {

  private static final int BUFFER = 1 << 16;
  private static final long MAX_SIZE = 0xffffffffL;

  private final ReleaseSigner signer;

  /** A writer of archives that this key signs. */
  public SwuWriter(ReleaseSigner signer) {
    this.signer = signer;
  }

  /** Bytes, their hash and their sum. */
  private record Measure(long size, String sha256, long sum) {
    static Measure of(InputStream in) throws IOException {
      MessageDigest digest = Sha256Digest.begin();
      byte[] buffer = new byte[BUFFER];
      long size = 0;
      long sum = 0;
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
        sum = CpioEntry.sum(sum, buffer, read);
        size += read;
      }
      return new Measure(size, HexFormat.of().formatHex(digest.digest()), sum);
    }
  }

  /** Writes what the draft says; reads each content twice. */
  public void write(SwuDraft draft, OutputStream out) throws IOException {
    Map<String, Path> contents = new LinkedHashMap<>();
    List<String> images = new ArrayList<>();
    List<String> files = new ArrayList<>();
    for (SwuDraft.Item item : draft.items()) {
      contents.put(item.name(), item.content());
      String entry = entry(item, measure(item.content()).sha256());
      (item.place() instanceof Place.Device ? images : files).add(entry);
    }
    write(description(draft, images, files), contents, out);
  }

  /**
   * Writes an archive with a description that somebody else wrote.
   *
   * @param description the text of {@code sw-description}
   * @param contents by their names in the archive, in their order
   */
  public void write(String description, Map<String, Path> contents, OutputStream out)
      throws IOException {
    byte[] text = description.getBytes(StandardCharsets.UTF_8);
    CpioWriter cpio = new CpioWriter(out);
    cpio.add(SwuArchiveVerifier.DESCRIPTION, text);
    cpio.add(SwuArchiveVerifier.SIGNATURE, signer.detached(text));
    for (var content : contents.entrySet()) {
      Measure measure = measure(content.getValue());
      if (measure.size() > MAX_SIZE) {
        throw new IOException(
            content.getKey() + " has 4 GiB or more, which the archive's format can't hold");
      }
      try (InputStream in = Files.newInputStream(content.getValue())) {
        cpio.add(content.getKey(), in, measure.size(), measure.sum());
      }
    }
    cpio.end();
  }

  private static Measure measure(Path content) throws IOException {
    try (InputStream in = Files.newInputStream(content)) {
      return Measure.of(in);
    }
  }

  private static String entry(SwuDraft.Item item, String sha256) {
    String place =
        switch (item.place()) {
          case Place.File(String path) ->
              "path = %s; properties: { atomic-install = \"true\"; };".formatted(text(path));
          case Place.Archive(String folder) ->
              "path = %s; type = \"archive\"; properties: { create-destination = \"true\"; };"
                  .formatted(text(folder));
          case Place.Device(String device) ->
              "device = %s; type = \"raw\";".formatted(text(device));
        };
    return "{ filename = %s; sha256 = \"%s\"; %s }".formatted(text(item.name()), sha256, place);
  }

  private static String description(SwuDraft draft, List<String> images, List<String> files) {
    return "software = {\n  version = "
        + text(draft.version().text())
        + ";\n  description = "
        + text(draft.description())
        + ";\n  hardware-compatibility: [ "
        + draft.revisions().stream().map(SwuWriter::text).collect(Collectors.joining(", "))
        + " ];\n"
        + list("images", images)
        + list("files", files)
        + "};\n";
  }

  private static String list(String name, List<String> entries) {
    return entries.isEmpty()
        ? ""
        : "  " + name + ": (\n    " + String.join(",\n    ", entries) + "\n  );\n";
  }

  private static String text(String value) {
    StringBuilder found = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"', '\\' -> found.append('\\').append(c);
        case '\n' -> found.append("\\n");
        default -> found.append(c < ' ' ? ' ' : c);
      }
    }
    return found.append('"').toString();
  }
}
