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
 * What bringing everything back leaves in the data folder for the audit log. The log's tables may
 * be older than this program until its first start, which writes it down there.
 *
 * @param by who did it, as the operating system calls them
 * @param from what it was brought back from
 * @param file its path
 * @param created when that was made
 */
public record RestoreNote(String by, Instant at, Source from, String file, Instant created) {
  /** Its place in the data folder. */
  public static final String FILE = "restored.properties";

  /** What everything was brought back from. */
  public enum Source {
    /** A backup. */
    BACKUP("backup", "fleet.restored"),
    /** An archive of all data. */
    ARCHIVE("archive", "fleet.taken-in");

    private final String fact;
    private final String action;

    Source(String fact, String action) {
      this.fact = fact;
      this.action = action;
    }
  }

  /** The note's text. */
  public String text() throws IOException {
    Properties facts = new Properties();
    facts.putAll(
        Map.of("by", by, "at", at.toString(), from.fact, file, "created", created.toString()));
    StringWriter text = new StringWriter();
    facts.store(text, null);
    return text.toString();
  }

  /** The entry of the audit log, with all that the note says. */
  static AuditEntry entry(String text) throws IOException {
    Properties facts = new Properties();
    facts.load(new StringReader(text));
    Source source = facts.containsKey(Source.ARCHIVE.fact) ? Source.ARCHIVE : Source.BACKUP;
    return new AuditEntry(
        new Actor.Program(),
        source.action,
        "fleet manager",
        Optional.empty(),
        facts.stringPropertyNames().stream()
            .collect(Collectors.toMap(name -> name, name -> facts.getProperty(name, ""))));
  }
}
