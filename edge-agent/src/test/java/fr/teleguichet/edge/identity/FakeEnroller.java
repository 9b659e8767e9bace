package fr.teleguichet.edge.identity;

import fr.teleguichet.est.EstException;
import fr.teleguichet.est.EstResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.KeyPair;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** An authority made of a list; it refuses to answer what no test expects. */
final class FakeEnroller implements Enroller {

  /** An answer to a key. */
  interface Reply {
    EstResponse to(KeyPair key) throws EstException;
  }

  private final Queue<Reply> replies = new ArrayDeque<>();
  private final List<UnitEnrolmentParameters> petitions = new ArrayList<>();
  private int renewals;

  FakeEnroller then(Reply reply) {
    replies.add(reply);
    return this;
  }

  /** No answer. */
  FakeEnroller thenSilence() {
    return then(
        _ -> {
          throw new UncheckedIOException(new IOException("the server did not answer in time"));
        });
  }

  List<UnitEnrolmentParameters> petitions() {
    return List.copyOf(petitions);
  }

  int renewals() {
    return renewals;
  }

  @Override
  public EstResponse enrol(KeyPair key, UnitEnrolmentParameters petition) throws EstException {
    petitions.add(petition);
    return next(key);
  }

  @Override
  public EstResponse renew(KeyPair key, HeldCertificate held) throws EstException {
    renewals++;
    return next(key);
  }

  private EstResponse next(KeyPair key) throws EstException {
    Reply reply = replies.poll();
    if (reply == null) {
      throw new AssertionError("nobody expected a question");
    }
    return reply.to(key);
  }
}
