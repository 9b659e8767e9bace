package fr.teleguichet.edge.link;

import fr.teleguichet.est.OutboundRoute;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * The socket under a Paho client. Paho's own leaves a socket open when it is given up while it
 * connects, which would come back as a second session of the same kiosk; this one closes for good.
 */
final class TcpSocketTransport implements MqttTransport {

  /** How long a read waits before Paho may look whether it should stop, in milliseconds. */
  private static final int READ_MILLIS = 1_000;

  private final URI server;
  private final int port;
  private final Duration within;
  private final OutboundRoute route;
  private final Optional<SSLSocketFactory> tls;
  private final Socket plain = new Socket();
  private volatile Socket socket = plain;
  private final FirstWriteGate gate = new FirstWriteGate();

  /** A socket that is not connected yet; with TLS when there is a factory. */
  TcpSocketTransport(
      URI server, int port, Duration within, OutboundRoute route, Optional<SSLSocketFactory> tls) {
    this.server = server;
    this.port = port;
    this.within = within;
    this.route = route;
    this.tls = tls;
  }

  @Override
  public void start() throws IOException {
    route.connect(plain, server.getHost(), port, within);
    plain.setTcpNoDelay(true);
    if (tls.isPresent()) {
      var secure =
          (SSLSocket) tls.get().createSocket(plain, server.getHost(), port, /* autoClose= */ true);
      socket = secure;
      secure.setSoTimeout(Math.toIntExact(within.toMillis()));
      verifyHostName(secure);
      secure.startHandshake();
    }
    socket.setSoTimeout(READ_MILLIS);
  }

  private static void verifyHostName(SSLSocket secure) {
    SSLParameters parameters = secure.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secure.setSSLParameters(parameters);
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return gate.guard(socket.getInputStream());
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return gate.opener(socket.getOutputStream());
  }

  /** Closes the socket, connected or not; one that is still connecting fails. */
  @Override
  public void stop() throws IOException {
    try {
      socket.close();
    } finally {
      // TLS may have come in between.
      plain.close();
    }
  }

  @Override
  public boolean keepSilent() {
    return gate.shut();
  }

  @Override
  public void releaseReader() {
    gate.open();
  }

  @Override
  public String getServerURI() {
    return server.toString();
  }
}
