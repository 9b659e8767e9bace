package fr.teleguichet.fleet.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.boot.SharedPages;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.platform.database.Database;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Under which names and from which pages requests are taken. */
@ExtendWith(SharedPages.class)
final class PublicHostsIT {

  @Test
  void aFormOfOurOwnPagesIsTaken(TestPages.Running pages) {
    assertThat(post(pages, "gourdon", "Origin", own(pages)).statusCode()).isEqualTo(303);
    assertThat(pages.get("/sites").body()).contains("gourdon");
  }

  @Test
  void aFormOfAnotherSiteIsRefusedAndDoesNothing(TestPages.Running pages) {
    assertThat(post(pages, "vayrac", "Origin", "https://elsewhere.example").statusCode())
        .isEqualTo(403);
    assertThat(post(pages, "vayrac", "Origin", "null").statusCode()).isEqualTo(403);
    assertThat(post(pages, "vayrac", "Sec-Fetch-Site", "cross-site").statusCode()).isEqualTo(403);
    assertThat(post(pages, "vayrac", "Sec-Fetch-Site", "same-site").statusCode()).isEqualTo(403);
    assertThat(post(pages, "vayrac", "X-Nothing", "said").statusCode()).isEqualTo(403);
    assertThat(pages.page("/sites")).doesNotContain("vayrac");
  }

  private static String own(TestPages.Running pages) {
    URI uri = pages.uri("");
    return "http://" + uri.getHost() + ":" + uri.getPort();
  }

  private static HttpResponse<String> post(
      TestPages.Running pages, String name, String header, String value) {
    return pages.send(
        pages
            .request("/sites")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header(header, value)
            .POST(
                BodyPublishers.ofString(
                    "name=%1$s&code=%1$s&commune=Gourdon&insee=46127&latitude=44.7&longitude=1.38"
                        .formatted(name)))
            .build());
  }

  @Test
  void aForeignNameThatPointsHereIsRefused(TestPages.Running pages) throws IOException {
    assertThat(statusUnderName(pages, "elsewhere.example")).contains(" 421 ");
    assertThat(statusUnderName(pages, "localhost")).contains(" 303 ");
  }

  @Test
  void twoNamesAreRefused(TestPages.Running pages) throws IOException {
    assertThat(statusUnderName(pages, "localhost\r\nHost: localhost")).contains(" 400 ");
    assertThat(statusUnderName(pages, "localhost\r\nhost: elsewhere.example")).contains(" 400 ");
  }

  @Test
  void whereAProxySpeaksHttpsBrowsersAreToldToKeepToIt(Database database) throws IOException {
    try (TestPages.Running behind =
        TestPages.start(
            database, Map.of("fleet.http.public-address", "https://fleet.example.org"))) {
      String answer = answerUnderName(behind, "fleet.example.org", 4_000);

      assertThat(answer).containsIgnoringCase("Strict-Transport-Security: max-age=31536000\r\n");
      assertThat(answerUnderName(behind, "localhost", 4_000))
          .startsWith("HTTP/1.1 303 ")
          .doesNotContainIgnoringCase("Strict-Transport-Security");
    }
  }

  @Test
  void withoutHttpsNothingIsSaidOfIt(TestPages.Running pages) {
    HttpResponse<String> page = pages.get("/");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Strict-Transport-Security")).isEmpty();
  }

  private static String statusUnderName(TestPages.Running pages, String name) throws IOException {
    return answerUnderName(pages, name, 20);
  }

  private static String answerUnderName(TestPages.Running pages, String name, int length)
      throws IOException {
    URI uri = pages.uri("");
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      socket.setSoTimeout(10_000);
      OutputStream out = socket.getOutputStream();
      out.write(
          ("GET / HTTP/1.1\r\nHost: " + name + "\r\nConnection: close\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      out.flush();
      InputStream in = socket.getInputStream();
      return new String(in.readNBytes(length), StandardCharsets.US_ASCII);
    }
  }

  @Test
  void pagesSayWhatBrowsersMayRunAndKeep(TestPages.Running pages) {
    HttpResponse<String> page = pages.get("/");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'")
        .doesNotContain("unsafe");
    assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(page.body()).doesNotContain(" style=").doesNotContain(" onclick=");
    HttpResponse<String> tabler = pages.get("/webjars/tabler__core/1.4.0/dist/css/tabler.min.css");
    assertThat(tabler.statusCode()).isEqualTo(200);
    assertThat(tabler.headers().firstValue("Cache-Control").orElse("")).contains("31536000");
  }

  @Test
  void theReadersLanguageIsTheAddresssThenTheCookiesThenTheBrowsers(TestPages.Running pages) {
    assertThat(languageOf(pages.get("/"))).isEqualTo("fr");
    assertThat(
            languageOf(
                pages.send(
                    pages
                        .request("/")
                        .header("Accept-Language", "de, en;q=0.8, fr;q=0.1")
                        .build())))
        .isEqualTo("en");
    HttpResponse<String> chosen = pages.get("/?lang=en");
    assertThat(languageOf(chosen)).isEqualTo("en");
    assertThat(chosen.headers().firstValue("Set-Cookie").orElse("")).contains("lang=en");
    assertThat(
            languageOf(
                pages.send(
                    pages
                        .strangersRequest("/sign-in")
                        .header("Cookie", "lang=en")
                        .header("Accept-Language", "fr")
                        .build())))
        .isEqualTo("en");
    assertThat(languageOf(pages.get("/?lang=%3Cscript%3E"))).isEqualTo("fr");
  }

  private static String languageOf(HttpResponse<String> page) {
    return page.body().replaceAll("(?s).*<html lang=\"([^\"]*)\".*", "$1");
  }

  @Test
  void aNoticeSaysThatTheBrokerIsAway(TestPages.Running pages) {
    pages.link().lost(pages.clock().instant().minusSeconds(60));

    assertThat(pages.get("/").body()).contains("n’est plus relié au serveur de messages");
    assertThat(pages.get("/health").statusCode()).isEqualTo(503);
  }

  @Test
  void whatIsNotThereIsSaidInBothLanguages(TestPages.Running pages) {
    HttpResponse<String> french = pages.get("/nulle-part");
    HttpResponse<String> english = pages.get("/nowhere?lang=en");

    assertThat(french.statusCode()).isEqualTo(404);
    assertThat(french.body()).contains("Cette page n’existe pas");
    assertThat(english.body()).contains("There is no such page");
    assertThat(pages.get("/kiosks/%3Cimg%20src=x%3E").body())
        .contains("&lt;img")
        .doesNotContain("<img");
  }
}
