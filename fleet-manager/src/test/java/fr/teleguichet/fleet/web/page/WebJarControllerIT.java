package fr.teleguichet.fleet.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.boot.SharedPages;
import fr.teleguichet.fleet.boot.TestPages;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of other projects that our pages use, as browsers ask for them. */
@ExtendWith(SharedPages.class)
final class WebJarControllerIT {

  private static final String LARGE = "/webjars/echarts/5.3.1/dist/echarts.min.js";
  private static final String SMALL = "/webjars/leaflet/1.9.4/dist/leaflet.css";

  @Test
  void whoLeavesAPageSpoilsNobodyElsesFile(TestPages.Running pages) throws Exception {
    byte[] file;
    try (InputStream in =
        Objects.requireNonNull(
            WebJarControllerIT.class.getResourceAsStream("/META-INF/resources" + SMALL))) {
      file = in.readAllBytes();
    }
    try (ExecutorService browsers = Executors.newFixedThreadPool(8)) {
      List<Future<String>> answers = new ArrayList<>();
      List<Future<String>> leavers = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        leavers.add(
            browsers.submit(
                () -> {
                  leave(pages.uri(LARGE));
                  return "left";
                }));
        answers.add(browsers.submit(() -> pages.page(SMALL)));
      }
      for (Future<String> answer : answers) {
        assertThat(answer.get()).isEqualTo(new String(file, StandardCharsets.UTF_8));
      }
      for (Future<String> leaver : leavers) {
        assertThat(leaver.get()).isEqualTo("left");
      }
    }
  }

  private static void leave(URI file) throws IOException {
    try (Socket socket = new Socket(file.getHost(), file.getPort())) {
      socket
          .getOutputStream()
          .write(
              ("GET " + file.getPath() + " HTTP/1.1\r\nHost: " + file.getAuthority() + "\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      var _ = socket.getInputStream().readNBytes(400);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/webjars/leaflet/1.9.4/dist",
        "/webjars/leaflet/1.9.4/dist/",
        "/webjars/leaflet/1.9.4/dist/none.css"
      })
  void whatIsNoFileIsNotFound(String path, TestPages.Running pages) {
    assertThat(pages.get(path).statusCode()).isEqualTo(404);
  }

  @Test
  void aFileHasItsTypeAndMayBeKept(TestPages.Running pages) {
    HttpResponse<String> script = pages.get("/webjars/htmx.org/2.0.10/dist/htmx.min.js");

    assertThat(script.headers().firstValue("Content-Type").orElse("")).contains("javascript");
    assertThat(script.headers().firstValue("Cache-Control").orElse("")).contains("31536000");
    assertThat(pages.get(SMALL).headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/css");
  }
}
