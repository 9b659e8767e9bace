package fr.teleguichet.fleet.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.update.UpdateBench;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The manager serves its pages by HTTPS with a certificate that the operator has. */
@ExtendWith(TestDatabase.class)
@Tag("proof")
final class PagesTlsIT {

  @TempDir private Path folder;
  private TestCertificate certificate = new TestCertificate(Path.of(""), Path.of(""));

  @BeforeEach
  void aCertificate() throws Exception {
    certificate = TestCertificate.ec(folder);
  }

  private TestPages.Running started(Database database) {
    return TestPages.start(
        database,
        Map.of(
            "fleet.http.certificate-file",
            certificate.certificate().toString(),
            "fleet.http.key-file",
            certificate.key().toString(),
            "fleet.update.target-token",
            "true"));
  }

  private HttpResponse<String> get(HttpClient browser, URI address) throws Exception {
    return browser.send(
        HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void pagesComeByHttpsAloneAndBrowsersAreToldSo(Database database) throws Exception {
    try (TestPages.Running server = started(database);
        HttpClient browser = certificate.trusting()) {
      URI pages = server.uri("/sign-in");

      HttpResponse<String> answer = get(browser, pages);

      assertThat(pages.getScheme()).isEqualTo("https");
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
      assertThat(answer.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
      URI plain = URI.create("http://" + pages.getAuthority() + "/sign-in");
      assertThatThrownBy(() -> get(browser, plain)).isInstanceOf(IOException.class);
    }
  }

  /** Both listeners speak TLS now, and are still two. */
  @Test
  void whatIsForDevicesIsNotServedAmongPagesNorPagesToDevices(Database database) throws Exception {
    try (TestPages.Running server = started(database);
        HttpClient browser = certificate.trusting();
        HttpClient device =
            HttpClient.newBuilder()
                .sslContext(TestCertificate.context(server.authority().root()))
                .build()) {
      String forDevices = "/.well-known/est/cacerts";
      URI devices = server.devices();

      assertThat(get(device, devices.resolve(forDevices)).statusCode()).isEqualTo(200);
      assertThat(get(browser, server.uri(forDevices)).statusCode()).isEqualTo(404);
      assertThat(get(device, devices.resolve("/sign-in")).statusCode()).isEqualTo(404);
      assertThat(get(browser, server.uri("/sign-in")).statusCode()).isEqualTo(200);
    }
  }

  /** What is answered from memory is for devices alone too, whatever token is shown. */
  @Test
  void aDevicesIdleQuestionIsNotAnsweredAmongPages(Database database) throws Exception {
    try (TestPages.Running server = started(database);
        HttpClient browser = certificate.trusting();
        HttpClient device =
            HttpClient.newBuilder()
                .sslContext(TestCertificate.context(server.authority().root()))
                .build();
        UpdateBench.Enrolled kiosk = new UpdateBench(server).kiosk("figeac-1")) {
      String made =
          browser
              .send(
                  HttpRequest.newBuilder(server.uri("/api/v1/kiosks/figeac-1/target-token"))
                      .header(
                          "Authorization", "Bearer " + Files.readString(server.tokenFile()).strip())
                      .POST(HttpRequest.BodyPublishers.noBody())
                      .build(),
                  HttpResponse.BodyHandlers.ofString())
              .body();
      String token = made.replaceAll("(?s).*\"token\"\\s*:\\s*\"([^\"]+)\".*", "$1");

      for (int time = 0; time < 2; time++) {
        assertThat(poll(device, server.devices().resolve(kiosk.path("")), token))
            .as("and it is remembered")
            .isEqualTo(200);
      }
      assertThat(poll(browser, server.uri(kiosk.path("")), token)).isEqualTo(404);
    }
  }

  private static int poll(HttpClient client, URI address, String token) throws Exception {
    return client
        .send(
            HttpRequest.newBuilder(address)
                .header("Accept", "application/hal+json")
                .header("Authorization", "TargetToken " + token)
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .statusCode();
  }

  @Test
  void aRenewedCertificateIsTakenAndOneThatIsNoGoodIsNot(Database database) throws Exception {
    try (TestPages.Running server = started(database)) {
      PagesTlsCustomizer rounds = server.context().getBean(PagesTlsCustomizer.class);

      Path _ = Files.writeString(certificate.certificate(), "half a certificate");
      rounds.refresh();
      TestCertificate renewed = TestCertificate.rsa(Files.createDirectory(folder.resolve("new")));
      Path _ = Files.move(renewed.key(), certificate.key(), StandardCopyOption.REPLACE_EXISTING);
      rounds.refresh();
      Path _ =
          Files.move(
              renewed.certificate(),
              certificate.certificate(),
              StandardCopyOption.REPLACE_EXISTING);
      rounds.refresh();

      try (HttpClient browser = certificate.trusting()) {
        assertThat(get(browser, server.uri("/sign-in")).statusCode()).isEqualTo(200);
      }
    }
  }

  @Test
  void filesThatAreNoCertificateAreToldBeforeAnythingStarts(Database database) throws Exception {
    Path _ = Files.writeString(certificate.key(), "no key");

    assertThatThrownBy(() -> started(database))
        .hasMessageContaining("fleet.http.certificate-file")
        .hasMessageContaining("are not a certificate and its key");
  }
}
