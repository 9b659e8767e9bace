package fr.teleguichet.fleet.audit.web;

import fr.teleguichet.fleet.audit.StoredAuditEntry;
import fr.teleguichet.fleet.platform.csv.SpreadsheetFormulaEscaper;
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
      csv.append(row.actor().kind())
          .append(',')
          .append(SpreadsheetFormulaEscaper.cell(row.actor().name()))
          .append(',');
      csv.append(SpreadsheetFormulaEscaper.cell(row.action()))
          .append(',')
          .append(SpreadsheetFormulaEscaper.cell(row.subject()))
          .append(',');
      csv.append(SpreadsheetFormulaEscaper.cell(row.address()))
          .append(',')
          .append(SpreadsheetFormulaEscaper.cell(row.details()))
          .append("\r\n");
    }
    return csv.toString();
  }
}
