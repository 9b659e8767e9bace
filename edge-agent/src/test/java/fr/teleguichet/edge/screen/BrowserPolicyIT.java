package fr.teleguichet.edge.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.sun.net.httpserver.HttpServer;
import fr.teleguichet.hardware.peer.Installed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The policies as they are installed, in a real browser: in a name space of mounts of its own, so
 * that this machine's are left alone.
 */
@Timeout(300)
@Tag("proof")
class BrowserPolicyIT {

  private static final Path POLICIES = Path.of("src/main/dist/screen/policies.json");
  private static final String BLOCKED = "ERR_BLOCKED_BY_ADMINISTRATOR";

  private static final String CAMERA =
      """
      <!doctype html><title>page</title><p>wait</p><script>
      const said = document.querySelector("p");
      navigator.mediaDevices.getUserMedia({ video: true, audio: true })
        .then(() => said.textContent = "seen", (e) => said.textContent = e.name);
      </script>
      """;

  @TempDir private Path folder = Path.of("");
  private HttpServer kiosk;
  private HttpServer stranger;

  @BeforeEach
  void serve() throws IOException {
    kiosk = serve(Installed.freePort());
    stranger = serve(Installed.freePort());
  }

  private static HttpServer serve(int port) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    byte[] page = CAMERA.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    server.start();
    return server;
  }

  @AfterEach
  void close() {
    kiosk.stop(0);
    stranger.stop(0);
  }

  private String own() {
    return "http://127.0.0.1:" + kiosk.getAddress().getPort();
  }

  @Test
  void theBrowserOpensTheKiosksPagesAndNoOthers() throws Exception {
    Path waiting = folder.resolve("waiting.html");
    Files.writeString(waiting, "<!doctype html><title>waiting</title>");
    String policies =
        Files.readString(POLICIES)
            .replace("/usr/lib/teleguichet-edge-agent/screen/waiting.html", waiting.toString())
            .replace("http://127.0.0.1:8090", own());
    Path managed = Files.createDirectory(folder.resolve("managed"));
    Files.writeString(
        managed.resolve("10-teleguichet.json"), ManagedChromium.drivenBesides(policies));
    try (Chromium chromium = chromium(managed)) {
      Page page = chromium.browser().newPage();
      page.navigate(waiting.toUri().toString());
      assertThat(page.title()).isEqualTo("waiting");
      page.navigate(own());
      page.getByText("seen").waitFor();
      for (String foreign :
          List.of(
              "http://127.0.0.1:" + stranger.getAddress().getPort(),
              "http://localhost:" + kiosk.getAddress().getPort(),
              "https://www.example.org/",
              "file:///etc/passwd",
              POLICIES.toUri().toString(),
              "view-source:" + own())) {
        assertThat(failure(page, foreign)).as(foreign).contains(BLOCKED);
      }
    }
    // Nothing but the policies keeps the browser from it.
    Files.delete(managed.resolve("10-teleguichet.json"));
    try (Chromium chromium = chromium(managed)) {
      assertThat(failure(chromium.browser().newPage(), "file:///etc/passwd")).isEmpty();
    }
  }

  private Chromium chromium(Path managed) throws Exception {
    return ManagedChromium.start(folder, managed, List.of("--use-fake-device-for-media-stream"));
  }

  private static String failure(Page page, String address) {
    try {
      var _ = page.navigate(address);
      return "";
    } catch (PlaywrightException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
