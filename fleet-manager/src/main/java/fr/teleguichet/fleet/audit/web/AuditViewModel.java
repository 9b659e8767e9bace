package fr.teleguichet.fleet.audit.web;

import fr.teleguichet.fleet.audit.AuditLogReader;
import fr.teleguichet.fleet.audit.StoredAuditEntry;
import java.util.List;
import java.util.Optional;

/**
 * The content of the audit log's page.
 *
 * @param rows the newest entries that were looked for
 * @param more whether there may be older ones
 * @param finding what the check of the chain found, where it was asked for
 */
public record AuditViewModel(
    AuditQueryForm filter, List<Row> rows, boolean more, Optional<AuditLogReader.Finding> finding) {

  /**
   * An entry in words.
   *
   * @param actor who did it
   * @param action what was done
   * @param subject what it was done to
   * @param place where the kiosk stands that it was done to
   * @param facts further facts
   */
  public record Row(
      StoredAuditEntry entry,
      String actor,
      String action,
      String subject,
      Optional<String> place,
      List<Fact> facts) {}

  /** A fact in words. */
  public record Fact(String label, String value) {}

  /** The address of the older entries. */
  public String older() {
    return "/audit?" + filter.after(rows.getLast().entry().number());
  }

  /** The address of the same entries for a spreadsheet. */
  public String csv() {
    String address = filter.address();
    return address.isEmpty() ? "/audit.csv" : "/audit.csv?" + address;
  }

  /** The key of the name of a kind of actor. */
  public static String actorKey(StoredAuditEntry row) {
    return "audit.actor." + row.actor().kind();
  }
}
