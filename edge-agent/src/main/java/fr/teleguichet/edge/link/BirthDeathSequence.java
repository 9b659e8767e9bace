package fr.teleguichet.edge.link;

import fr.teleguichet.edge.journal.Journal;
import fr.teleguichet.hardware.protocol.SequenceNumber;
import io.vertx.core.Future;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Birth-death sequence numbers from the journal. A kiosk whose disk fails must still be able to say
 * so: then it counts on in memory. A number whose CONNECT never went out is the next one's: the
 * standard counts CONNECT packets, and a kiosk without network would flush its disk with each try.
 */
final class BirthDeathSequence {

  private static final Logger LOG = LoggerFactory.getLogger(BirthDeathSequence.class);

  private final Journal journal;
  private int last = -1;
  private OptionalInt unsent = OptionalInt.empty();
  private boolean failed;

  BirthDeathSequence(Journal journal) {
    this.journal = journal;
  }

  /** The number for the next CONNECT; never fails. */
  Future<Integer> next() {
    if (unsent.isPresent()) {
      int number = unsent.getAsInt();
      unsent = OptionalInt.empty();
      return Future.succeededFuture(number);
    }
    return journal
        .nextBdSeq()
        .onSuccess(_ -> failed = false)
        .otherwise(this::countOn)
        .onSuccess(number -> last = number);
  }

  /** No server has seen the number, and none will. */
  void unsent(int number) {
    unsent = OptionalInt.of(number);
  }

  private int countOn(Throwable e) {
    if (!failed) {
      failed = true;
      LOG.warn(
          "cause=\"{}\" The birth-death sequence number can't be kept; counting on in memory.",
          e.getMessage());
    }
    return last < 0 ? 0 : SequenceNumber.after(last);
  }
}
