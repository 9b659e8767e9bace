package fr.teleguichet.edge.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A journal file that can't be trusted, put aside for people to look at. */
final class QuarantinedJournalFile {

  /** How many are kept: a dying disk must not fill up with them. */
  private static final int KEPT = 3;

  private static final String LOG = "-wal";
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private QuarantinedJournalFile() {}

  /** The write-ahead log that belongs to the file. */
  static Path logOf(Path file) {
    return sibling(file, file.getFileName() + LOG);
  }

  /** Moves the file and its write-ahead log aside; answers where the file is now. */
  static Path moveAside(Path file, Instant now) throws IOException {
    Path aside = freeName(file, file.getFileName() + ".damaged-" + STAMP.format(now));
    // The log goes first: SQLite would pour one that is left behind into the next file.
    moveIfThere(logOf(file), logOf(aside));
    moveIfThere(file, aside);
    forgetOldest(file, aside);
    return aside;
  }

  private static Path freeName(Path file, String wanted) {
    Path name = sibling(file, wanted);
    for (int i = 2; Files.exists(name) || Files.exists(logOf(name)); i++) {
      name = sibling(file, wanted + "-" + i);
    }
    return name;
  }

  private static void moveIfThere(Path from, Path to) throws IOException {
    if (Files.exists(from)) {
      Files.move(from, to);
    }
  }

  private static void forgetOldest(Path file, Path latest) throws IOException {
    List<Path> others;
    try (Stream<Path> siblings = Files.list(folderOf(file))) {
      String start = file.getFileName() + ".damaged-";
      others =
          siblings
              .filter(path -> path.getFileName().toString().startsWith(start))
              .filter(path -> !path.getFileName().toString().endsWith(LOG))
              .filter(path -> !path.equals(latest))
              .sorted()
              .toList();
    }
    for (Path old : others.subList(0, Math.max(0, others.size() - (KEPT - 1)))) {
      Files.deleteIfExists(logOf(old));
      Files.deleteIfExists(old);
    }
  }

  /** The folder that the file stands in. */
  static Path folderOf(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IllegalArgumentException("the journal \"" + file + "\" must be a file in a folder");
    }
    return folder;
  }

  private static Path sibling(Path file, String name) {
    return folderOf(file).resolve(name);
  }
}
