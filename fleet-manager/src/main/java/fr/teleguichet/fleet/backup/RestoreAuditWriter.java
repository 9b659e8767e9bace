package fr.teleguichet.fleet.backup;

import fr.teleguichet.fleet.audit.AuditLog;
import fr.teleguichet.fleet.platform.datadir.DataFolder;
import fr.teleguichet.fleet.platform.datadir.DataFolderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes into the audit log, at the first start after it, that the manager was restored. */
public final class RestoreAuditWriter {

  private RestoreAuditWriter() {}

  /** Forgotten only once the log has it: a cut in between writes it twice rather than never. */
  public static void write(DataFolder folder, AuditLog audit) {
    Path note = folder.root().resolve(RestoreNote.FILE);
    try {
      if (Files.exists(note)) {
        audit.append(RestoreNote.entry(Files.readString(note)));
        Files.delete(note);
      }
    } catch (IOException failure) {
      throw DataFolderException.notWritable(note, failure);
    }
  }
}
