package fr.teleguichet.edge.technician;

import fr.teleguichet.edge.enrolment.EnrolmentStatus;
import fr.teleguichet.edge.link.LinkState;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.screen.UnitStatus.Line;
import fr.teleguichet.edge.technician.ManagerConnectionDiagnoser.Finding;
import fr.teleguichet.edge.text.Messages;
import fr.teleguichet.hardware.network.BrokerScheme;
import io.vertx.core.Future;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whether the fleet manager is reached and, if not, why not, in the words of the technician's page.
 * It is found out anew while somebody looks. Belongs to the loop.
 */
final class ManagerStatusLine {

  private static final Duration EVERY = Duration.ofSeconds(10);
  private static final int HTTPS = 443;

  private final Loop loop;
  private final Loop.Worker worker;
  private final Messages messages;
  private final ManagerConnectionDiagnoser diagnosis;
  private final Supplier<EnrolmentStatus> unit;
  private final Supplier<Optional<URI>> server;
  private Optional<Duration> asked = Optional.empty();
  private Optional<Finding> found = Optional.empty();

  ManagerStatusLine(
      Loop loop,
      Messages messages,
      ManagerConnectionDiagnoser diagnosis,
      Supplier<EnrolmentStatus> unit,
      Supplier<Optional<URI>> server) {
    this.loop = loop;
    this.worker = loop.worker("manager-diagnosis");
    this.messages = messages;
    this.diagnosis = diagnosis;
    this.unit = unit;
    this.server = server;
  }

  /**
   * The line.
   *
   * @param isConnected whether the machine has any network
   */
  Line line(boolean isConnected) {
    return new Line(messages.say("manager"), text(isConnected));
  }

  private String text(boolean isConnected) {
    Optional<String> reached = unit.get().link().flatMap(ManagerStatusLine::reached);
    if (reached.isPresent()) {
      found = Optional.empty();
      return messages.say("manager.reached", reached.get());
    }
    Optional<URI> to = server.get();
    if (to.isEmpty()) {
      return messages.say("manager.nobody");
    }
    if (!isConnected) {
      return messages.say("manager.no-network");
    }
    String host = String.valueOf(to.get().getHost());
    int port = port(to.get());
    look(host, port);
    return found
        .map(it -> words(it, host, port))
        .orElseGet(() -> messages.say("manager.looking", host));
  }

  private static Optional<String> reached(LinkState state) {
    return switch (state) {
      case LinkState.Subscribing it -> Optional.of(host(it));
      case LinkState.AwaitingHost it -> Optional.of(host(it));
      case LinkState.Online it -> Optional.of(host(it));
      case LinkState.Offline _,
          LinkState.Connecting _,
          LinkState.Leaving _,
          LinkState.Stopping _,
          LinkState.Stopped _ ->
          Optional.empty();
    };
  }

  private static String host(LinkState.InContact it) {
    return String.valueOf(it.contact().server().getHost());
  }

  private static int port(URI it) {
    if (it.getPort() > 0) {
      return it.getPort();
    }
    return "https".equals(it.getScheme()) ? HTTPS : BrokerScheme.port(it);
  }

  private void look(String host, int port) {
    if (asked.isPresent() && loop.uptime().minus(asked.get()).compareTo(EVERY) < 0) {
      return;
    }
    asked = Optional.of(loop.uptime());
    var _ = worker.run(() -> diagnosis.of(host, port)).onSuccess(it -> found = Optional.of(it));
  }

  private String words(Finding finding, String host, int port) {
    String at = Integer.toString(port);
    return switch (finding) {
      case Finding.Proxy it ->
          messages.say("manager.proxy", messages.say(ProxyStatusLine.key(it.fault())));
      case Finding.UnknownName _ -> messages.say("manager.unknown-name", host);
      case Finding.Refused _ -> messages.say("manager.refused", host, at);
      case Finding.Unanswered _ -> messages.say("manager.unanswered", host, at);
      case Finding.Open _ -> messages.say("manager.open", host, at);
    };
  }

  Future<Void> close() {
    return worker.close();
  }
}
