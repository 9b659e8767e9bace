package fr.teleguichet.demo.past;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the network cost, and what was done to make it known. */
final class PastOutreachWriter {

  private final Connection connection;
  private final KnownKiosks kiosks;

  PastOutreachWriter(Connection connection, KnownKiosks kiosks) {
    this.connection = connection;
    this.kiosks = kiosks;
  }

  void write(GeneratedPast past) throws SQLException {
    budget(past);
    communications(past);
  }

  private void budget(GeneratedPast past) throws SQLException {
    Map<String, Integer> funders = funders();
    try (BatchInsert rows =
        new BatchInsert(
            connection,
            "INSERT INTO budget_line (year, funder_id, nature, planned, paid, site_id, note,"
                + " recorded) VALUES (?, ?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(3))")) {
      for (PastBudgetLine line : PastBudgetLine.of(past)) {
        rows.add(
            line.year(),
            Objects.requireNonNull(funders.get(line.funder()), line.funder()),
            line.nature(),
            line.planned(),
            line.paid(),
            site(line.kiosk()),
            PastBudgetLine.NOTE);
      }
    }
  }

  /** The rows of funders by name: many rows at a time take no SELECT inside. */
  private Map<String, Integer> funders() throws SQLException {
    Map<String, Integer> funders = new HashMap<>();
    try (PreparedStatement select =
            connection.prepareStatement("SELECT french, id FROM budget_funder");
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        funders.put(row.getString(1), row.getInt(2));
      }
    }
    return funders;
  }

  private @Nullable Integer site(String kiosk) throws SQLException {
    return kiosk.isEmpty() ? null : Integer.valueOf(kiosks.site(kiosk));
  }

  private void communications(GeneratedPast past) throws SQLException {
    try (BatchInsert sites =
        new BatchInsert(
            connection,
            "INSERT INTO communication_action_site (action_id, site_id) VALUES (?, ?)")) {
      for (PastOutreachAction action : PastOutreachAction.of(past)) {
        long id = communication(action);
        if (!action.kiosk().isEmpty()) {
          sites.add(id, kiosks.site(action.kiosk()));
        }
      }
    }
  }

  private long communication(PastOutreachAction action) throws SQLException {
    return GeneratedIdInserter.insert(
        connection,
        "INSERT INTO communication_action (kind, title, first_day, last_day, everywhere,"
            + " cost, note, recorded) VALUES (?, ?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(3))"
            + " RETURNING id",
        action.kind(),
        action.title(),
        action.first(),
        action.first().plusDays(action.days() - 1L),
        action.kiosk().isEmpty(),
        action.cost(),
        PastOutreachAction.NOTE);
  }
}
