package fr.teleguichet.fleet.audit.web;

import fr.teleguichet.fleet.audit.StoredAuditEntry;
import java.util.List;

/** The audit log for a spreadsheet. */
final class AuditCsv {

  private static final String HEAD =
      "number,at,actor_kind,actor,action,subject,address,details\r\n";

  private AuditCsv() {}

  static String of(List<StoredAuditEntry> rows) {
    StringBuilder csv = new StringBuilder(HEAD);
    for (StoredAuditEntry row : rows) {
      csv.append(row.number()).append(',').append(row.at()).append(',');
      csv.append(row.actor().kind()).append(',').append(cell(row.actor().name())).append(',');
      csv.append(cell(row.action())).append(',').append(cell(row.subject())).append(',');
      csv.append(cell(row.address())).append(',').append(cell(row.details())).append("\r\n");
    }
    return csv.toString();
  }

  /** A spreadsheet must not take what a stranger typed for a formula (CWE-1236). */
  static String cell(String text) {
    String safe = text.matches("(?s)\\s*[=+\\-@\\t\\r].*") ? "'" + text : text;
    return "\"" + safe.replace("\"", "\"\"") + "\"";
  }
}
