package fr.teleguichet.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The records of a fleet's kiosks in its database, held against what the kiosks accepted. */
record StoredRecords(TestFleet fleet) {

  /** Whether all that was accepted has arrived; not while the database is away. */
  boolean haveArrived(List<Producer> producers) {
    try {
      for (Producer producer : producers) {
        long last =
            producer.accepted().keySet().stream().mapToLong(Long::longValue).max().orElse(0);
        if (acknowledged(producer.kiosk()) < last) {
          return false;
        }
      }
      return true;
    } catch (SQLException _) {
      return false;
    }
  }

  /** Up to which number the kiosk's records are stored. */
  long acknowledged(String kiosk) throws SQLException {
    List<List<String>> rows =
        fleet.query(
            "SELECT acknowledged FROM journal JOIN kiosk ON kiosk.id = kiosk_id WHERE name = '"
                + kiosk
                + "'");
    return rows.isEmpty() ? 0 : Long.parseLong(rows.getFirst().getFirst());
  }

  /** Each record is there once, in order, without a gap, and as it was accepted. */
  void check(Producer producer) throws SQLException {
    List<List<String>> journals =
        fleet.query(
            "SELECT journal.id FROM journal JOIN kiosk ON kiosk.id = kiosk_id WHERE name = '"
                + producer.kiosk()
                + "'");
    assertThat(journals).as("one journal, since no storage was replaced").hasSize(1);
    String journal = journals.getFirst().getFirst();

    List<List<String>> numbers =
        fleet.query("SELECT number FROM record WHERE journal_id = " + journal + " ORDER BY number");
    assertThat(numbers).isNotEmpty();
    for (int i = 0; i < numbers.size(); i++) {
      assertThat(numbers.get(i).getFirst())
          .as("in order, without a gap, none twice")
          .isEqualTo(Integer.toString(i + 1));
    }

    Map<Long, Integer> stored = new HashMap<>();
    for (List<String> row :
        fleet.query("SELECT number, seconds FROM interview WHERE journal_id = " + journal)) {
      stored.put(Long.parseLong(row.get(0)), Integer.parseInt(row.get(1)));
    }
    Map<Long, Integer> expected = new HashMap<>();
    producer.accepted().forEach((number, mark) -> expected.put(number, Producer.markOf(mark)));
    assertThat(stored)
        .as("what was accepted is there as it was accepted")
        .containsAllEntriesOf(expected);
  }
}
