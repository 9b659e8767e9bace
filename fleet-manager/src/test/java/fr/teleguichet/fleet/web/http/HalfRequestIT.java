package fr.teleguichet.fleet.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.SecureRandom;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Whoever sends half a head or half a body is hung up on by both listeners, long before a quiet
 * connection is.
 */
@ExtendWith({TestDatabase.class, TestPages.class})
@Tag("proof")
final class HalfRequestIT {
  /** A connection on which nothing happens is ended after five minutes. */
  private static final int PATIENCE_MILLIS = 120_000;

  @Test
  void halfAHeadEndsTheConnection(TestPages.Running server) throws Exception {
    try (Socket pages = plain(server.uri("/").getPort());
        Socket devices = tls(server)) {
      half(pages);
      half(devices);

      assertThat(pages.getInputStream().read()).isEqualTo(-1);
      assertThat(devices.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void halfABodyEndsTheConnection(TestPages.Running server) throws Exception {
    try (Socket pages = plain(server.uri("/").getPort());
        Socket devices = tls(server)) {
      halfABody(pages, "/sign-in");
      halfABody(devices, "/.well-known/est/simpleenroll");

      assertThat(pages.getInputStream().read()).isEqualTo(-1);
      assertThat(devices.getInputStream().read()).isEqualTo(-1);
    }
  }

  private static void halfABody(Socket socket, String path) throws IOException {
    String head =
        String.join(
            "\r\n",
            "POST " + path + " HTTP/1.1",
            "Host: localhost",
            "Content-Type: application/x-www-form-urlencoded",
            "Content-Length: 30000",
            "",
            "");
    socket.getOutputStream().write((head + "email=").getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  private static Socket plain(int port) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    return socket;
  }

  private static Socket tls(TestPages.Running server) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("root", server.authority().root());
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), new SecureRandom());
    int port = server.devices().getPort();
    SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket(plain(port), "localhost", port, true);
    socket.startHandshake();
    return socket;
  }

  private static void half(Socket socket) throws IOException {
    socket
        .getOutputStream()
        .write("GET / HTTP/1.1\r\nHost: localhost\r\n".getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }
}
