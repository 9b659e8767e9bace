package fr.teleguichet.fleet.backup;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a backup says of itself, one {@code name=value} a line.
 *
 * @param created when its database was as it is
 * @param program the version of the program that made it
 * @param schema the last migration of its database
 * @param installation the installation's id
 * @param root SHA-256 of the fleet's root certificate
 * @param hostId under which kiosks know the manager
 * @param bucket where artifacts are when they are not in the backup
 * @param missing SHA-256 and names of artifacts that were missing or damaged
 * @param rows how many rows each table has
 * @param bytes how much place its content takes
 */
public record BackupManifest(
    Instant created,
    String program,
    String schema,
    String installation,
    String root,
    String hostId,
    Optional<String> bucket,
    Map<String, String> missing,
    Map<String, Long> rows,
    long bytes) {
  private static final String FORMAT = "1";
  private static final String ROWS = "rows.";
  private static final String MISSING = "missing.";

  public BackupManifest {
    missing = Map.copyOf(missing);
    rows = Map.copyOf(rows);
  }

  String text() {
    Map<String, String> facts = new TreeMap<>();
    rows.forEach((table, count) -> facts.put(ROWS + table, count.toString()));
    missing.forEach((sha256, name) -> facts.put(MISSING + sha256, name));
    bucket.ifPresent(where -> facts.put("artifacts.bucket", where));
    facts.putAll(
        Map.of(
            "format", FORMAT,
            "created", created.toString(),
            "program", program,
            "schema", schema,
            "installation", installation,
            "root", root,
            "host-id", hostId,
            "bytes", Long.toString(bytes)));
    StringBuilder text = new StringBuilder();
    facts.forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
    return text.toString();
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws IllegalArgumentException when it is something else, or of a newer format
   */
  static BackupManifest parse(String text) {
    Map<String, String> facts = new TreeMap<>();
    text.lines()
        .forEach(
            line -> {
              int end = line.indexOf('=');
              if (end > 0) {
                facts.put(line.substring(0, end), line.substring(end + 1));
              }
            });
    if (!FORMAT.equals(facts.get("format"))) {
      throw new IllegalArgumentException(
          "its format is " + facts.get("format") + ", and this program knows " + FORMAT);
    }
    try {
      return new BackupManifest(
          Instant.parse(fact(facts, "created")),
          fact(facts, "program"),
          fact(facts, "schema"),
          fact(facts, "installation"),
          fact(facts, "root"),
          fact(facts, "host-id"),
          Optional.ofNullable(facts.get("artifacts.bucket")),
          under(facts, MISSING),
          counts(under(facts, ROWS)),
          Long.parseLong(fact(facts, "bytes")));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("its time is none", e);
    }
  }

  private static String fact(Map<String, String> facts, String name) {
    String value = facts.get(name);
    if (value == null) {
      throw new IllegalArgumentException("it does not say its " + name);
    }
    return value;
  }

  private static Map<String, String> under(Map<String, String> facts, String prefix) {
    Map<String, String> found = new TreeMap<>();
    facts.forEach(
        (name, value) -> {
          if (name.startsWith(prefix)) {
            found.put(name.substring(prefix.length()), value);
          }
        });
    return found;
  }

  private static Map<String, Long> counts(Map<String, String> texts) {
    Map<String, Long> counts = new TreeMap<>();
    texts.forEach((table, count) -> counts.put(table, Long.valueOf(count)));
    return counts;
  }
}
