package fr.teleguichet.edge.technician;

import fr.teleguichet.est.OutboundRoute;
import fr.teleguichet.est.ProxyException;
import fr.teleguichet.est.ProxyFault;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;

/** Why a server of the fleet is not reached, found out by going there. It waits. */
record ManagerConnectionDiagnoser(OutboundRoute route) {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** What was found. */
  sealed interface Finding {
    record Proxy(ProxyFault fault) implements Finding {}

    /** This network does not know the name, or no name server answers. */
    record UnknownName() implements Finding {}

    /** Somebody on the way says no, or nobody listens. */
    record Refused() implements Finding {}

    record Unanswered() implements Finding {}

    /** A connection comes about, and what is to be said over it does not get through. */
    record Open() implements Finding {}
  }

  Finding of(String host, int port) {
    try (var socket = new Socket()) {
      if (!route.isProxied(host)) {
        var _ = InetAddress.getByName(host);
      }
      route.connect(socket, host, port, PATIENCE);
      return new Finding.Open();
    } catch (ProxyException e) {
      return new Finding.Proxy(e.fault());
    } catch (UnknownHostException _) {
      return new Finding.UnknownName();
    } catch (ConnectException _) {
      return new Finding.Refused();
    } catch (IOException _) {
      return new Finding.Unanswered();
    }
  }
}
