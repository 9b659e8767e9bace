package fr.teleguichet.edge.kiosk;

import fr.teleguichet.hardware.journal.KioskRecord;
import io.vertx.core.Future;

/** Where features hand in what must never be lost or doubled. */
public interface RecordAppender {

  /**
   * Writes a record.
   *
   * @return its number, once it is on disk; a failure with a sentence for people when it is not
   */
  Future<Long> append(KioskRecord record);

  /**
   * Writes a record and a note, both or neither: for a note that says whether the record is still
   * to be written.
   */
  Future<Long> append(KioskRecord record, String note, String content);
}
