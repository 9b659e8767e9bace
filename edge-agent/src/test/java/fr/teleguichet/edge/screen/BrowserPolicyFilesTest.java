package fr.teleguichet.edge.screen;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.configuration.ServiceOffer;
import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.service.FallbackLink;
import fr.teleguichet.hardware.service.Pictogram;
import fr.teleguichet.hardware.service.PublicService;
import fr.teleguichet.hardware.service.ServiceMode;
import fr.teleguichet.hardware.service.ServiceTextLanguage;
import fr.teleguichet.hardware.service.TranslatedText;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the browser is told by files. */
class BrowserPolicyFilesTest {

  private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

  private final VirtualLoop loop = new VirtualLoop();
  private List<ServiceOffer> services = List.of();
  @TempDir private Path folder = Path.of("");
  private Path rules = Path.of("");
  private Path settings = Path.of("");

  @BeforeEach
  void folders() throws IOException {
    rules = Files.createDirectory(folder.resolve("policies")).resolve("20-teleguichet.json");
    settings = Files.createDirectory(folder.resolve("cache")).resolve("screen.js");
  }

  private BrowserPolicyFiles files(Optional<String> telephone) {
    return new BrowserPolicyFiles(
        loop,
        Clock.fixed(NOW, ZoneOffset.UTC),
        new BrowserPolicyFolders(folder.resolve("policies"), folder.resolve("cache")),
        telephone,
        () -> services);
  }

  private JsonArray allowed() throws IOException {
    return new JsonObject(Files.readString(rules)).getJsonArray("URLAllowlist");
  }

  @Test
  void theUsualPortIsWhatTheProgramsOwnPoliciesAllow() throws IOException {
    files(Optional.of("05 65 00 00 00")).opened(8090);
    loop.settle();

    var own = new JsonObject(Files.readString(Path.of("src/main/dist/screen/policies.json")));
    JsonObject told = new JsonObject(Files.readString(rules));
    assertThat(told.fieldNames())
        .containsExactly("URLAllowlist", "VideoCaptureAllowedUrls", "AudioCaptureAllowedUrls");
    told.forEach(it -> assertThat(own.getValue(it.getKey())).isEqualTo(it.getValue()));
    assertThat(Files.readString(settings))
        .isEqualTo("teleguichet({\"port\":8090,\"telephone\":\"05 65 00 00 00\"});\n");
    for (Path file : List.of(rules, settings)) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-r--r--");
    }
  }

  /** The browser started without it, so the waiting page gives it time to learn. */
  @Test
  void anotherPortIsToldAndNotGoneToAtOnce() throws IOException {
    files(Optional.empty()).opened(8111);
    loop.settle();

    assertThat(allowed().getString(1)).isEqualTo("http://127.0.0.1:8111");
    assertThat(new JsonObject(Files.readString(rules)).getJsonArray("VideoCaptureAllowedUrls"))
        .containsExactly("http://127.0.0.1:8111");
    assertThat(Files.readString(settings))
        .isEqualTo(
            "teleguichet({\"port\":8111,\"notBefore\":%d});\n"
                .formatted(NOW.plusSeconds(7).toEpochMilli()));
  }

  @Test
  void aRoomIsAllowedBeforeItIsShownAndTheNextTimeAtOnce() throws IOException {
    BrowserPolicyFiles files = files(Optional.empty());
    files.opened(8090);
    Future<Void> first = files.allow("https://visio.example.org");
    loop.pass(Duration.ofSeconds(6));
    assertThat(allowed()).contains("https://visio.example.org");
    assertThat(first.isComplete()).isFalse();
    loop.pass(Duration.ofSeconds(2));
    assertThat(first.succeeded()).isTrue();

    assertThat(files.allow("https://visio.example.org").succeeded()).isTrue();
    assertThat(new JsonObject(Files.readString(rules)).getJsonArray("VideoCaptureAllowedUrls"))
        .as("the room has the page's camera, as long as the page lends it")
        .containsExactly("http://127.0.0.1:8090");
  }

  @Test
  void onlySoManyRoomsAreRemembered() throws IOException {
    BrowserPolicyFiles files = files(Optional.empty());
    files.opened(8090);
    for (int i = 0; i <= BrowserPolicyFiles.MAX_ROOMS; i++) {
      files.allow("https://visio-" + i + ".example.org");
    }
    loop.pass(Duration.ofSeconds(8));
    assertThat(allowed())
        .hasSize(2 + BrowserPolicyFiles.MAX_ROOMS)
        .doesNotContain("https://visio-0.example.org")
        .contains("https://visio-" + BrowserPolicyFiles.MAX_ROOMS + ".example.org");
  }

  /** A disk that takes nothing keeps nobody from the kiosk. */
  @Test
  void aFolderThatIsNotThereIsNoReasonNotToServe() {
    var gone = new BrowserPolicyFolders(folder.resolve("gone"), folder.resolve("gone"));
    var files =
        new BrowserPolicyFiles(
            loop, Clock.fixed(NOW, ZoneOffset.UTC), gone, Optional.empty(), () -> services);
    Future<Void> opened = files.opened(8090);
    loop.settle();
    assertThat(opened.succeeded()).isTrue();
  }

  /** A disk that was full for a moment must not keep rooms away until the next start. */
  @Test
  void whatCouldNotBeWrittenIsWrittenBeforeTheNextRoomAndLearntAnew() throws IOException {
    Files.delete(folder.resolve("policies"));
    BrowserPolicyFiles files = files(Optional.empty());
    files.opened(8090);
    files.allow("https://visio.example.org");
    loop.pass(Duration.ofMinutes(1));
    assertThat(rules).doesNotExist();

    Files.createDirectory(folder.resolve("policies"));
    Future<Void> again = files.allow("https://visio.example.org");
    loop.pass(BrowserPolicyFiles.LEARNING.minusMillis(1));
    assertThat(allowed()).contains("https://visio.example.org");
    assertThat(again.isComplete()).isFalse();
    loop.pass(Duration.ofMillis(1));
    assertThat(again.succeeded()).isTrue();
  }

  @Test
  void theServicesOwnPagesAreKnownBefore() throws IOException {
    BrowserPolicyFiles files = files(Optional.empty());
    files.opened(8090);
    services =
        List.of(
            new ServiceOffer(new ServiceCode("caf"), "CAF", "Benefits", "Ayudas"),
            withPage("https://visio.example.org:8443/{room}"));
    files.refresh();
    loop.settle();
    assertThat(allowed()).hasSize(3).contains("https://visio.example.org:8443");
  }

  private static ServiceOffer withPage(String link) {
    return new ServiceOffer(
        new PublicService(
            new ServiceCode("cpam"),
            new TranslatedText(
                Map.of(
                    ServiceTextLanguage.FR, "Assurance maladie",
                    ServiceTextLanguage.EN, "Health insurance",
                    ServiceTextLanguage.ES, "Seguro médico")),
            Optional.empty(),
            Pictogram.INFORMATION,
            ServiceMode.WALK_IN,
            Optional.empty(),
            Set.of(),
            Optional.empty(),
            Optional.of(new FallbackLink(link)),
            Optional.empty()));
  }
}
