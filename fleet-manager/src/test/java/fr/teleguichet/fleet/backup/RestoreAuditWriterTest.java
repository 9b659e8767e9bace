package fr.teleguichet.fleet.backup;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.audit.AuditEntry;
import fr.teleguichet.fleet.platform.datadir.DataFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a restore leaves for the audit log is there after the next start, once. */
final class RestoreAuditWriterTest {

  @Test
  void theFirstStartWritesWhoRestoredWhatAndTheNextOneNothing(@TempDir Path root) throws Exception {
    List<AuditEntry> log = new ArrayList<>();
    Instant at = Instant.parse("2026-11-27T10:00:00Z");
    Instant created = Instant.parse("2026-11-26T02:00:00Z");
    try (DataFolder folder = DataFolder.open(root)) {
      RestoreAuditWriter.write(folder, log::add);
      assertThat(log).as("nothing was restored").isEmpty();
      Path note =
          Files.writeString(
              root.resolve(RestoreNote.FILE),
              new RestoreNote(
                      "élise", at, RestoreNote.Source.BACKUP, "/srv/a b=c\\fleet.backup", created)
                  .text());

      RestoreAuditWriter.write(folder, log::add);
      RestoreAuditWriter.write(folder, log::add);

      assertThat(note).doesNotExist();
    }
    assertThat(log).hasSize(1);
    assertThat(log.getFirst().action()).isEqualTo("fleet.restored");
    assertThat(log.getFirst().details())
        .containsEntry("by", "élise")
        .containsEntry("backup", "/srv/a b=c\\fleet.backup")
        .containsEntry("at", at.toString())
        .containsEntry("created", created.toString());
  }

  @Test
  void whatCameFromAnArchiveIsToldApart() throws Exception {
    Instant at = Instant.parse("2026-11-27T10:00:00Z");

    AuditEntry entry =
        RestoreNote.entry(
            new RestoreNote("élise", at, RestoreNote.Source.ARCHIVE, "/srv/all.zip", at).text());

    assertThat(entry.action()).isEqualTo("fleet.taken-in");
    assertThat(entry.details()).containsEntry("archive", "/srv/all.zip");
  }
}
