package fr.teleguichet.fleet.alert.delivery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** As much of a mail server as takes one mail after STARTTLS, and says what came over TLS. */
final class StartTlsMailServer implements AutoCloseable {
  private final ServerSocket server;
  private final SSLContext tls;
  private final CompletableFuture<String> secret = new CompletableFuture<>();

  StartTlsMailServer(SSLContext tls) throws IOException {
    this.tls = tls;
    this.server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Thread _ = Thread.ofVirtual().name("starttls").start(this::serve);
  }

  int port() {
    return server.getLocalPort();
  }

  /** Everything that was said to it once TLS had begun. */
  CompletableFuture<String> secret() {
    return secret;
  }

  private void serve() {
    try (Socket plain = server.accept()) {
      say(plain, "220 hello");
      BufferedReader lines = lines(plain);
      String _ = lines.readLine();
      say(plain, "250-hi\r\n250 STARTTLS");
      String _ = lines.readLine();
      say(plain, "220 go on");
      SSLSocket socket =
          (SSLSocket) tls.getSocketFactory().createSocket(plain, "client", plain.getPort(), true);
      socket.setUseClientMode(false);
      converse(socket);
    } catch (IOException failure) {
      boolean _ = secret.complete("");
    }
  }

  private void converse(SSLSocket socket) throws IOException {
    StringBuilder said = new StringBuilder();
    BufferedReader lines = lines(socket);
    boolean isData = false;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      said.append(line).append('\n');
      boolean ends = isData && line.equals(".");
      if (!isData || ends) {
        say(socket, line.equals("DATA") ? "354 go on" : line.equals("QUIT") ? "221 bye" : "250 ok");
      }
      isData = !ends && (isData || line.equals("DATA"));
      if (line.equals("QUIT")) {
        break;
      }
    }
    boolean _ = secret.complete(said.toString());
  }

  private static BufferedReader lines(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  private static void say(Socket socket, String line) throws IOException {
    socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
