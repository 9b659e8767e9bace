package fr.teleguichet.edge.journal;

import fr.teleguichet.edge.journal.JournalException.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A journal file just opened.
 *
 * @param file the file
 * @param damaged where the damaged one is that it replaces
 */
record OpenedJournalFile(JournalDatabase file, Optional<Path> damaged) {

  private static final Logger LOG = LoggerFactory.getLogger(OpenedJournalFile.class);

  static OpenedJournalFile open(JournalStorageSettings settings, Clock clock, Supplier<UUID> ids) {
    Path path = settings.file();
    try {
      makeFolder(path);
      return new OpenedJournalFile(JournalDatabase.open(settings, ids), Optional.empty());
    } catch (SQLException e) {
      if (!SqliteErrorText.isDamage(e)) {
        throw SqliteErrorText.of(e, path);
      }
      return replace(settings, clock, ids, e);
    }
  }

  private static void makeFolder(Path path) {
    Path folder = QuarantinedJournalFile.folderOf(path);
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new JournalException(
          Fault.READ_ONLY, "the folder " + folder + " can't be made; check its parent's rights", e);
    }
  }

  private static OpenedJournalFile replace(
      JournalStorageSettings settings, Clock clock, Supplier<UUID> ids, SQLException damage) {
    Path path = settings.file();
    try {
      Path aside = QuarantinedJournalFile.moveAside(path, clock.instant());
      LOG.error(
          "journal={} aside={} damage=\"{}\" The journal was damaged and a new one takes its"
              + " place.",
          path,
          aside,
          String.valueOf(damage.getMessage()).replaceAll("\\s+", " "));
      return new OpenedJournalFile(JournalDatabase.open(settings, ids), Optional.of(aside));
    } catch (IOException e) {
      throw new JournalException(
          Fault.READ_ONLY, path + " is damaged and can't be moved aside; check its rights", e);
    } catch (SQLException e) {
      throw SqliteErrorText.of(e, path);
    }
  }
}
