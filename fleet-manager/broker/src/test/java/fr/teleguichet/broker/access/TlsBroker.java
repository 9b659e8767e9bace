package fr.teleguichet.broker.access;

import fr.teleguichet.broker.BrokerProcess;
import fr.teleguichet.broker.tls.TestAuthority;
import fr.teleguichet.broker.tls.TestAuthority.Leaf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/** The real broker program with an authority of its own. */
final class TlsBroker implements AutoCloseable {
  final Instant now = Clock.systemUTC().instant();
  final TestAuthority authority = new TestAuthority("fleet", now);
  final Path published;
  private final Path data;
  private final BrokerProcess process;

  TlsBroker(Path folder) throws IOException {
    this(folder, "512m");
  }

  TlsBroker(Path folder, String heap) throws IOException {
    published = folder.resolve("published");
    data = folder.resolve("data");
    authority.publish(published, authority.server());
    process = BrokerProcess.startedWith(heap, folder, options(published, data));
  }

  static String[] options(Path published, Path data) {
    return new String[] {
      "--port=0",
      "--websocket-port=0",
      "--data=" + data,
      "--tls-certificate=" + published.resolve("broker.pem"),
      "--tls-key=" + published.resolve("broker-key.pem"),
      "--tls-authorities=" + published.resolve("authorities.pem"),
      "--tls-crl=" + published.resolve("crl.pem")
    };
  }

  int port() throws IOException {
    return process.port();
  }

  int webSocketPort() throws IOException {
    return process.webSocketPort();
  }

  String output() throws IOException {
    return process.output();
  }

  SSLContext context(Leaf leaf) {
    return TlsClients.context(authority.root(), Optional.of(leaf));
  }

  SSLContext kiosk(String territory, String kiosk) {
    return context(authority.kiosk(territory, kiosk));
  }

  SSLContext host(String id) {
    return context(authority.host(id));
  }

  /** What waits for the fleet manager, each file's text. */
  List<String> refusals() throws IOException {
    try (Stream<Path> files = Files.list(data.resolve("refusals"))) {
      return files
          .filter(file -> file.toString().endsWith(RefusalFolder.ENDING))
          .map(TlsBroker::text)
          .toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
