package fr.teleguichet.provisioning.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import fr.teleguichet.provisioning.tls.PemFileReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The acceptance test at a keyboard, and its record on its way over mutual TLS. */
@SuppressWarnings("NullAway.Init") // JUnit calls begin first.
class AcceptIT {

  private static final String ALL_WELL =
      "yes\n".repeat(10)
          + "1100\n500\n950\n1100\n500\n900\n750\n350\n700\n900\n1400\n20\n"
          + "y\n".repeat(5);

  private static final Pattern SENDING =
      Pattern.compile("```sh\nteleguichet-provision (accept --send [^`]*)```");

  @TempDir private Path folder;
  private final List<String> records = new CopyOnWriteArrayList<>();
  private HttpsServer server;

  @BeforeEach
  void begin() throws Exception {
    Tool.needs("openssl", "openssl");
    identity("unit", "URI:spiffe://teleguichet/kiosk/lot/figeac-01");
    identity("server", "IP:127.0.0.1");
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(context()) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters wanted = getSSLContext().getDefaultSSLParameters();
            wanted.setNeedClientAuth(true);
            parameters.setSSLParameters(wanted);
          }
        });
    server.createContext(
        "/device/v1/acceptance",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          records.add(new String(body, StandardCharsets.US_ASCII));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void end() {
    server.stop(0);
  }

  @Test
  void anAcceptedUnitsRecordReachesTheManagerOnce() throws Exception {
    Tool.Run run = Tool.run(command("accept"), ALL_WELL);

    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(records).hasSize(1);
    assertThat(records.getFirst()).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
    assertThat(Tool.run(command("accept", "--send", "--json"), "").out())
        .contains("\"waiting\" : 0");
    assertThat(records).hasSize(1);
  }

  @Test
  void withoutANetworkTheRecordWaitsAndIsSentLater() throws Exception {
    assertThat(Tool.run(command("accept", "--later"), ALL_WELL).exitCode()).isZero();
    assertThat(records).isEmpty();

    Tool.Run sent = Tool.run(asTheGuideHasIt(), "");
    assertThat(sent.exitCode()).as(sent.out() + sent.err()).isZero();
    assertThat(records).hasSize(1);
  }

  /** The command of the guide that sends what waits, word by word, with this test's files. */
  private List<String> asTheGuideHasIt() throws IOException {
    String page = Files.readString(Path.of("docs/from-parcel-to-service.md"));
    Matcher found = SENDING.matcher(page);
    assertThat(found.find()).isTrue();
    Map<String, String> here =
        Map.of(
            "identity/certificate.pem", folder.resolve("unit.pem").toString(),
            "identity/key.pem", folder.resolve("unit-key.pem").toString(),
            "identity/authorities.pem", folder.resolve("server.pem").toString(),
            "\"$DEVICES\"", "https://127.0.0.1:" + server.getAddress().getPort(),
            "kept", folder.resolve("kept").toString());
    return Stream.of(found.group(1).replace("\\\n", " ").strip().split("\\s+", -1))
        .map(word -> here.getOrDefault(word, word))
        .toList();
  }

  @Test
  void aProgramStoppedInTheMiddleGoesOnWhereItWas() throws Exception {
    List<String> words = new ArrayList<>(List.of(Tool.program().toString()));
    words.addAll(command("accept", "--later"));
    Process process = Tool.start(words);
    process.getOutputStream().write("yes\nyes\nyes\n".getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
    // The printer's name comes once the three answers before it are on disk.
    try (var out = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(out.lines().anyMatch("printer"::equals)).isTrue();
      process.destroy();
      process.waitFor();
    }

    Tool.Run resumed = Tool.run(command("accept", "--later"), ALL_WELL.substring(3 * 4));

    assertThat(resumed.exitCode()).as(resumed.out() + resumed.err()).isZero();
    assertThat(resumed.out()).contains("3 answers are there already");
  }

  @Test
  void aRefusedUnitEndsWith3AndItsRecordIsSentAllTheSame() throws Exception {
    String noPrinter = ALL_WELL.replaceFirst("(?:yes\\n){4}", "yes\nyes\nyes\nno\npaper jam\n");

    Tool.Run run = Tool.run(command("accept"), noPrinter);

    assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(3);
    assertThat(records).hasSize(1);
  }

  /** The manager would never take it, and the technician would be home by then. */
  @Test
  void aTestByNobodyIsRefusedBeforeItsFirstQuestion() throws Exception {
    List<String> nobody = new ArrayList<>(command("accept", "--later"));
    nobody.set(nobody.indexOf("Anne"), " ");

    Tool.Run run = Tool.run(nobody, ALL_WELL);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--technician");
  }

  private List<String> command(String... words) {
    List<String> command = new ArrayList<>(List.of(words));
    command.addAll(
        List.of(
            "--technician", "Anne",
            "--certificate", folder.resolve("unit.pem").toString(),
            "--key", folder.resolve("unit-key.pem").toString(),
            "--manager", "https://127.0.0.1:" + server.getAddress().getPort(),
            "--authorities", folder.resolve("server.pem").toString(),
            "--folder", folder.resolve("kept").toString()));
    return command;
  }

  private void identity(String name, String alternativeName) throws Exception {
    Tool.Run made =
        Tool.program(
            List.of(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:prime256v1",
                "-nodes",
                "-subj",
                "/CN=" + name,
                "-days",
                "30",
                "-addext",
                "subjectAltName=" + alternativeName,
                "-keyout",
                folder.resolve(name + "-key.pem").toString(),
                "-out",
                folder.resolve(name + ".pem").toString()),
            "");
    assertThat(made.exitCode()).as(made.err()).isZero();
    assertThat(Files.readString(folder.resolve(name + "-key.pem"))).contains("BEGIN PRIVATE KEY");
  }

  private SSLContext context() throws Exception {
    char[] noPassword = new char[0];
    var own = KeyStore.getInstance("PKCS12");
    own.load(null, noPassword);
    own.setKeyEntry(
        "server",
        PemFileReader.key(folder.resolve("server-key.pem")),
        noPassword,
        PemFileReader.certificates(folder.resolve("server.pem")).toArray(Certificate[]::new));
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(own, noPassword);
    var units = KeyStore.getInstance("PKCS12");
    units.load(null, noPassword);
    units.setCertificateEntry(
        "unit", PemFileReader.certificates(folder.resolve("unit.pem")).getFirst());
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(units);
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }
}
