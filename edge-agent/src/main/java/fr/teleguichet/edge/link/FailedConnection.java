package fr.teleguichet.edge.link;

import fr.teleguichet.edge.link.MqttDialer.Connection;
import fr.teleguichet.edge.link.MqttDialer.Message;
import io.vertx.core.Future;
import java.util.List;

/** A connection that could not even be begun. */
record FailedConnection(String cause) implements Connection {

  @Override
  public Future<Void> established() {
    return Future.failedFuture(cause);
  }

  @Override
  public Future<Void> subscribe(List<String> filters) {
    return Future.failedFuture(cause);
  }

  @Override
  public Future<Void> publish(Message message) {
    return Future.failedFuture(cause);
  }

  @Override
  public Future<Void> disconnect() {
    return Future.succeededFuture();
  }

  @Override
  public void abandon() {}
}
