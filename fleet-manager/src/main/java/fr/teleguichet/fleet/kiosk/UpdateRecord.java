package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.hardware.journal.JournalEntry;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.journal.RecordCodec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a kiosk's journal says of an update that is over, in the words of its record.
 *
 * @param action the update server's number
 * @param part such as os; empty when the order could not be read
 * @param from the version before; empty when nothing was begun
 * @param to the version that was wanted
 * @param end succeeded, failed or cancelled
 * @param cause why it failed, a keyword; empty when it did not
 * @param check what did not work with the new version; may be empty
 */
public record UpdateRecord(
    String action, String part, String from, String to, String end, String cause, String check) {

  /** The columns, of a table that is called u; and what was told, of records that are called r. */
  static final String COLUMNS =
      """
      u.action, u.part, u.version_from, u.version_to, u.ending, u.cause, u.failed_check,
        IF(r.type = 'update', r.body, NULL) AS update_body\
      """;

  /** The table beside that of records, which is called r. */
  static final String JOIN =
      "LEFT JOIN update_record u ON u.journal_id = r.journal_id AND u.number = r.number";

  /** What says an update's record in words. */
  public interface Words {
    /** A sentence for people. */
    String sentence(UpdateRecord record, LocalizedText text);
  }

  static Optional<UpdateRecord> of(ResultSet row) throws SQLException {
    @Nullable String action = row.getString("action");
    return action == null
        ? told(row)
        : Optional.of(
            new UpdateRecord(
                action,
                row.getString("part"),
                row.getString("version_from"),
                row.getString("version_to"),
                row.getString("ending"),
                row.getString("cause"),
                row.getString("failed_check")));
  }

  /** One that came while a manager of the former release was at work, which kept it as it came. */
  private static Optional<UpdateRecord> told(ResultSet row) throws SQLException {
    @Nullable String body = row.getString("update_body");
    return body != null
            && RecordCodec.decode(new JournalEntry(1, Instant.EPOCH, "update", body))
                instanceof KioskRecord.Update it
        ? Optional.of(of(it))
        : Optional.empty();
  }

  static UpdateRecord of(KioskRecord.Update it) {
    return new UpdateRecord(
        it.action(),
        it.part(),
        it.from(),
        it.to(),
        it.end().name().toLowerCase(Locale.ROOT),
        it.cause(),
        it.check());
  }
}
