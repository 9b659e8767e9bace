package fr.teleguichet.fleet.backup;

import fr.teleguichet.fleet.audit.Actor;
import fr.teleguichet.fleet.audit.AuditEntry;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * What a restore leaves in the data folder for the audit log: who, when, from which backup. The
 * log's tables may be older than this program until its first start, which writes it down there.
 */
final class RestoreNoteFile {
  /** Its place in the data folder. */
  static final String FILE = "restored.properties";

  private RestoreNoteFile() {}

  /**
   * The note's text.
   *
   * @param by who restored it, as the operating system calls them
   * @param file the backup
   * @param created when that was made
   */
  static String text(String by, Instant at, String file, Instant created) throws IOException {
    Properties facts = new Properties();
    facts.putAll(
        Map.of("by", by, "at", at.toString(), "backup", file, "created", created.toString()));
    StringWriter text = new StringWriter();
    facts.store(text, null);
    return text.toString();
  }

  /** The entry of the audit log, with all that the note says. */
  static AuditEntry entry(String text) throws IOException {
    Properties facts = new Properties();
    facts.load(new StringReader(text));
    return new AuditEntry(
        new Actor.Program(),
        "fleet.restored",
        "fleet manager",
        Optional.empty(),
        facts.stringPropertyNames().stream()
            .collect(Collectors.toMap(name -> name, name -> facts.getProperty(name, ""))));
  }
}
