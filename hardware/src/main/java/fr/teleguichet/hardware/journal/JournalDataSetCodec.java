package fr.teleguichet.hardware.journal;

import fr.teleguichet.hardware.protocol.DataSet;
import fr.teleguichet.hardware.protocol.DataType;
import fr.teleguichet.hardware.protocol.Value;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Journal entries as the rows of the DataSet metric {@value #METRIC}. */
public final class JournalDataSetCodec {

  /** The metric's name on the wire. */
  public static final String METRIC = "Journal/Records";

  private static final List<DataSet.Column> COLUMNS =
      List.of(
          new DataSet.Column("number", DataType.INT64),
          new DataSet.Column("occurred", DataType.DATETIME),
          new DataSet.Column("type", DataType.STRING),
          new DataSet.Column("body", DataType.STRING));

  private JournalDataSetCodec() {}

  /** The entries as a table, in their order. */
  public static DataSet encode(List<JournalEntry> entries) {
    return new DataSet(COLUMNS, entries.stream().map(JournalDataSetCodec::row).toList());
  }

  /**
   * Reads the table back.
   *
   * @return nothing when the columns are others, a row is out of bounds, or numbers do not rise by
   *     one
   */
  public static Optional<List<JournalEntry>> decode(DataSet table) {
    if (!table.columns().equals(COLUMNS)) {
      return Optional.empty();
    }
    try {
      List<JournalEntry> entries = table.rows().stream().map(JournalDataSetCodec::entry).toList();
      return risesByOne(entries) ? Optional.of(entries) : Optional.empty();
    } catch (IllegalArgumentException | DateTimeException _) {
      return Optional.empty();
    }
  }

  private static List<Value> row(JournalEntry entry) {
    return List.of(
        Value.of(entry.number()),
        Value.of(entry.occurred().toEpochMilli()),
        Value.of(entry.type()),
        Value.of(entry.body()));
  }

  private static JournalEntry entry(List<Value> row) {
    if (row.get(0) instanceof Value.Whole(long number)
        && row.get(1) instanceof Value.Whole(long occurred)
        && row.get(2) instanceof Value.Text(String type)
        && row.get(3) instanceof Value.Text(String body)) {
      return new JournalEntry(number, Instant.ofEpochMilli(occurred), type, body);
    }
    throw new IllegalArgumentException("a row with a null in it");
  }

  private static boolean risesByOne(List<JournalEntry> entries) {
    for (int i = 1; i < entries.size(); i++) {
      if (entries.get(i).number() != entries.get(i - 1).number() + 1) {
        return false;
      }
    }
    return true;
  }
}
