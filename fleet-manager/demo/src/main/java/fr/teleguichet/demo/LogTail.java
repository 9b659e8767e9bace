package fr.teleguichet.demo;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Picks the sentences about its own start out of the fleet manager's growing log. */
final class LogTail {

  private static final Pattern STEP =
      Pattern.compile("from=DatabaseStartListener .*message=\"(?<sentence>[^\"]+)\"");

  private final Path log;
  private long position;

  /** Begins at the log's present end. */
  LogTail(Path log) {
    this.log = log;
    this.position = log.toFile().length();
  }

  /** The sentences that came since the last call. */
  List<String> next() {
    if (!Files.exists(log)) {
      return List.of();
    }
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      file.seek(position);
      byte[] bytes = new byte[(int) Math.min(file.length() - position, 64 * 1024)];
      file.readFully(bytes);
      String text = new String(bytes, StandardCharsets.UTF_8);
      int whole = text.lastIndexOf('\n') + 1;
      position += text.substring(0, whole).getBytes(StandardCharsets.UTF_8).length;
      return STEP.matcher(text.substring(0, whole)).results().map(r -> r.group(1)).toList();
    } catch (IOException _) {
      return List.of(); // progress is a courtesy
    }
  }
}
