package fr.teleguichet.fleet.service;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.service.OfferedServicesDocument;
import fr.teleguichet.hardware.service.PublicService;
import fr.teleguichet.hardware.service.ServiceLogo;
import fr.teleguichet.hardware.service.ServiceTextLanguage;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A service's own logo, from the file that a coordinator chooses to what kiosks are told. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class ServiceLogoIT {

  private static final Pattern ADDRESS = Pattern.compile("src=\"(/services/caf/logo/[0-9a-f]+)\"");

  @AutoClose private final HttpClient http = HttpClient.newHttpClient();

  private static String post(
      TestPages.Running pages, String path, String revision, byte[] file, String... origin) {
    URI uri = pages.uri("");
    String own = "http://" + uri.getHost() + ":" + uri.getPort();
    String chosen = "data:image/png;base64," + Base64.getEncoder().encodeToString(file);
    HttpResponse<String> answer =
        pages.send(
            pages
                .request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", origin.length > 0 ? origin[0] : own)
                .POST(
                    BodyPublishers.ofString(
                        "revision="
                            + revision
                            + "&file="
                            + URLEncoder.encode(chosen, StandardCharsets.UTF_8)))
                .build());
    return answer.headers().firstValue("Location").orElse("" + answer.statusCode());
  }

  private static String revision(TestPages.Running pages) {
    Matcher at =
        Pattern.compile("\"revision\":(\\d+)").matcher(pages.get("/api/v1/services/caf").body());
    return at.find() ? at.group(1) : "none";
  }

  private static Optional<String> address(TestPages.Running pages, String page) {
    Matcher at = ADDRESS.matcher(pages.get(page).body());
    return at.find() ? Optional.of(at.group(1)) : Optional.empty();
  }

  private static PublicService told(TestPages.Running pages) {
    PublicServiceCache cache = pages.context().getBean(PublicServiceCache.class);
    var offers = new SiteServiceOfferCache(cache.all(), Duration.ofMinutes(1));
    String document = offers.at(Optional.empty()).text();
    return OfferedServicesDocument.read(document).services().stream()
        .filter(it -> it.code().equals(new ServiceCode("caf")))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aLogoIsBroughtShownToldToKiosksKeptByOtherChangesAndTakenAway(TestPages.Running pages)
      throws Exception {
    assertThat(post(pages, "/services/caf/logo", revision(pages), SampleLogoFiles.png()))
        .isEqualTo("/services/caf?done=logo");

    String at = address(pages, "/services/caf").orElseThrow();
    assertThat(address(pages, "/services")).hasValue(at);
    HttpResponse<byte[]> shown = http.send(pages.request(at).build(), BodyHandlers.ofByteArray());
    assertThat(shown.headers().firstValue("Content-Type")).hasValue("image/png");
    assertThat(shown.headers().firstValue("Cache-Control"))
        .hasValue("private, max-age=31536000, immutable");
    ServiceLogo logo = told(pages).logo().orElseThrow();
    assertThat(logo.png()).isEqualTo(shown.body());
    assertThat(at).endsWith(logo.digest());
    assertThat(pages.get("/services/caf?lang=fr").body())
        .contains("alt=\"Logo de Allocations familiales (CAF)\"");
    assertThat(pages.get("/audit?lang=en").body()).contains("/services/caf/logo");

    assertThat(rewritten(pages)).isEqualTo(200);
    assertThat(told(pages).logo()).hasValue(logo);
    assertThat(told(pages).name().in(ServiceTextLanguage.FR)).isEqualTo("CAF");
    assertThat(pages.get("/api/v1/services/caf").body())
        .contains("\"logo\":\"" + logo.base64() + "\"");
    assertThat(pages.get("/api/v1/services/carsat").body()).contains("\"logo\":null");

    assertThat(post(pages, "/services/caf/logo/remove", revision(pages), new byte[0]))
        .isEqualTo("/services/caf?done=logo-gone");
    assertThat(told(pages).logo()).isEmpty();
    assertThat(pages.get("/api/v1/services/caf").body()).contains("\"logo\":null");
    assertThat(address(pages, "/services/caf")).isEmpty();
    assertThat(pages.get(at).statusCode()).isEqualTo(404);
  }

  /** A program that knows no logos writes the rest. */
  private static int rewritten(TestPages.Running pages) throws IOException {
    return pages
        .send(
            pages
                .request("/api/v1/services/caf")
                .header("Authorization", "Bearer " + Files.readString(pages.tokenFile()).strip())
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"name\": {\"fr\": \"CAF\", \"en\": \"CAF\"}}"))
                .build())
        .statusCode();
  }

  @Test
  void whatIsNoPictureIsSaidAndNothingIsStored(TestPages.Running pages) {
    String is = revision(pages);

    assertThat(post(pages, "/services/caf/logo", is, "<svg/>".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo("/services/caf?done=logo-unreadable");
    assertThat(post(pages, "/services/caf/logo", is, SampleLogoFiles.bomb(60_000, 60_000)))
        .isEqualTo("/services/caf?done=logo-pixels");
    assertThat(post(pages, "/services/caf/logo", is, new byte[LogoPictureReader.MAX_SIZE + 1]))
        .isEqualTo("/services/caf?done=logo-large");
    assertThat(post(pages, "/services/caf/logo", "9999", SampleLogoFiles.png()))
        .isEqualTo("/services/caf?done=logo-overtaken");
    assertThat(
            post(
                pages, "/services/caf/logo", is, SampleLogoFiles.png(), "https://evil.example.org"))
        .isEqualTo("403");
    assertThat(post(pages, "/services/nobody/logo", is, SampleLogoFiles.png())).isEqualTo("404");

    assertThat(told(pages).logo()).isEmpty();
    assertThat(revision(pages)).isEqualTo(is);
    assertThat(pages.get("/services/caf?done=logo-pixels&lang=fr").body())
        .contains("role=\"alert\"", "dépasse 4\u00a0millions de pixels");
  }

  private static HttpResponse<String> byProgram(
      TestPages.Running pages, String method, String code, String revision, byte[] file)
      throws IOException {
    String body = "{\"logo\":\"" + Base64.getEncoder().encodeToString(file) + "\"}";
    return pages.send(
        pages
            .request("/api/v1/services/" + code + "/logo")
            .header("Authorization", "Bearer " + Files.readString(pages.tokenFile()).strip())
            .header("If-Match", "\"" + revision + "\"")
            .header("Content-Type", "application/json")
            .method(
                method,
                method.equals("DELETE") ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build());
  }

  @Test
  void aProgramGivesALogoAndTakesItAway(TestPages.Running pages) throws IOException {
    String is = revision(pages);
    byte[] large = new byte[LogoPictureReader.MAX_SIZE + 1];
    assertThat(byProgram(pages, "PUT", "caf", is, large).body())
        .contains("\"status\":400", "logo", "500,000 bytes");
    assertThat(byProgram(pages, "PUT", "caf", is, SampleLogoFiles.bomb(60_000, 60_000)).body())
        .contains("\"status\":400", "4,000,000 pixels");
    assertThat(byProgram(pages, "PUT", "caf", is, "<svg/>".getBytes(StandardCharsets.US_ASCII)))
        .satisfies(it -> assertThat(it.statusCode()).isEqualTo(400))
        .satisfies(it -> assertThat(it.body()).contains("PNG or JPEG file in Base64"));
    assertThat(byProgram(pages, "PUT", "caf", "9999", SampleLogoFiles.png()).statusCode())
        .isEqualTo(412);
    assertThat(byProgram(pages, "PUT", "nobody", is, SampleLogoFiles.png()).statusCode())
        .isEqualTo(404);
    assertThat(told(pages).logo()).isEmpty();
    assertThat(revision(pages)).isEqualTo(is);

    HttpResponse<String> given = byProgram(pages, "PUT", "caf", is, SampleLogoFiles.png());

    assertThat(given.statusCode()).isEqualTo(200);
    assertThat(given.headers().firstValue("ETag")).hasValue("\"" + revision(pages) + "\"");
    ServiceLogo logo = told(pages).logo().orElseThrow();
    assertThat(given.body()).contains("\"logo\":\"" + logo.base64() + "\"");
    assertThat(pages.get("/audit?lang=en").body()).contains("/api/v1/services/caf/logo");

    assertThat(byProgram(pages, "DELETE", "caf", is, new byte[0]).statusCode()).isEqualTo(412);
    HttpResponse<String> gone = byProgram(pages, "DELETE", "caf", revision(pages), new byte[0]);
    assertThat(gone.statusCode()).isEqualTo(200);
    assertThat(gone.body()).contains("\"logo\":null");
    assertThat(told(pages).logo()).isEmpty();
  }

  /** All services with their logos are one document of a kiosk. */
  @Test
  void aLogoThatKiosksCouldNotBeToldOfIsRefused(TestPages.Running pages) {
    PublicServiceRegister register = pages.context().getBean(PublicServiceRegister.class);
    ServiceLogo large = LogoPictureEncoder.logo(SampleLogoFiles.noise(1_000, 500));
    PublicServiceContent draft =
        register.find(new ServiceCode("caf")).orElseThrow().content().with(Optional.of(large));
    int made = 0;
    String became = "/services/caf?done=logo";
    while (became.endsWith("logo") && made < 30) {
      made++;
      String code = "more-" + made;
      PublicService card = draft.card();
      RegisteredPublicService _ =
          register.add(
              new PublicServiceContent(
                  new PublicService(
                      new ServiceCode(code),
                      card.name(),
                      card.words(),
                      card.pictogram(),
                      card.mode(),
                      card.hours(),
                      card.needs(),
                      card.telephone(),
                      card.fallback(),
                      card.adapter()),
                  500,
                  draft.sites(),
                  draft.offices(),
                  draft.formerNames()));
      became =
          post(
              pages,
              "/services/" + code + "/logo",
              "1",
              SampleLogoFiles.file(SampleLogoFiles.noise(300, 150), "png"));
    }

    assertThat(became).endsWith("?done=too-long");
    assertThat(made).isGreaterThan(9);
  }
}
