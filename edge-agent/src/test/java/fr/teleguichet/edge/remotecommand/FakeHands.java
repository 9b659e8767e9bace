package fr.teleguichet.edge.remotecommand;

import fr.teleguichet.hardware.device.RemoteCommandType;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Hands that note what they are told to do, and finish when a test says so. */
final class FakeHands implements CommandExecutor {

  final List<UUID> begun = new ArrayList<>();
  private Promise<String> underWay = Promise.promise();

  @Override
  public Future<String> perform(UUID id, RemoteCommandType action) {
    begun.add(id);
    underWay = Promise.promise();
    return underWay.future();
  }

  void succeed(String remark) {
    underWay.tryComplete(remark);
  }

  void fail(String why) {
    underWay.tryFail(new IllegalStateException(why));
  }
}
