package fr.teleguichet.edge.update.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.teleguichet.edge.update.ddi.DdiClient;
import fr.teleguichet.edge.update.ddi.DeploymentChunk;
import fr.teleguichet.edge.update.ddi.ForeignServer;
import fr.teleguichet.edge.update.ddi.PollResponse;
import fr.teleguichet.edge.update.install.InstallException;
import fr.teleguichet.edge.update.install.InstallException.Reason;
import fr.teleguichet.est.OutboundRoute;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that come over a line that breaks, from a server that may be wrong. */
class ArtifactDownloaderTest {

  private static final byte[] FILE = new byte[300_000];
  private static ForeignServer server;

  @TempDir Path folder;
  private final AtomicLong nanos = new AtomicLong();
  private DdiClient client;
  private DownloadFolder shelf;

  @BeforeAll
  static void open() throws IOException {
    new Random(3).nextBytes(FILE);
    server = new ForeignServer();
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @BeforeEach
  void begin() {
    server.breakAfter(Integer.MAX_VALUE);
    server.offer("kiosk.swu", FILE);
    client = new DdiClient(server.terms(), OutboundRoute.direct(), Optional::empty);
    shelf = new DownloadFolder(folder.resolve("files"));
  }

  private List<DeploymentChunk> chunks() throws Exception {
    return client.deployment((PollResponse.Deploy) client.poll().offer().orElseThrow()).chunks();
  }

  private ArtifactDownloader download(DownloadLimits limits) {
    return new ArtifactDownloader(
        shelf, limits, nanos::get, time -> nanos.addAndGet(time.toNanos()));
  }

  private ArtifactDownloader download() {
    return download(new DownloadLimits(1_000_000_000, 1_000_000, 0));
  }

  private Path file() {
    return shelf.file("7", 0, 0);
  }

  @Test
  void aFileIsThereWhole() throws Exception {
    ArtifactDownloader download = download();
    download.run(client, "7", chunks());
    assertThat(file()).hasBinaryContent(FILE);
    assertThat(download.bytes()).isEqualTo(FILE.length);
  }

  @Test
  void aBrokenLineIsTakenUpWhereItBroke() throws Exception {
    List<DeploymentChunk> chunks = chunks();
    server.breakAfter(100_000);
    assertThatThrownBy(() -> download().run(client, "7", chunks)).isInstanceOf(IOException.class);
    long first = Files.size(file());
    assertThat(first).isBetween(1L, 100_000L);
    server.breakAfter(Integer.MAX_VALUE);
    ArtifactDownloader rest = download();
    rest.run(client, "7", chunks);
    assertThat(file()).hasBinaryContent(FILE);
    assertThat(rest.bytes()).as("only what was missing").isEqualTo(FILE.length - first);
  }

  @Test
  void aFileThatIsThereIsNotFetchedAgain() throws Exception {
    List<DeploymentChunk> chunks = chunks();
    download().run(client, "7", chunks);
    ArtifactDownloader again = download();
    again.run(client, "7", chunks);
    assertThat(again.bytes()).isZero();
  }

  /** What a power cut leaves may be zeros of the right length. */
  @Test
  void aBeginningThatRottedIsFetchedAgain() throws Exception {
    List<DeploymentChunk> chunks = chunks();
    download().run(client, "7", chunks);
    byte[] rotten = FILE.clone();
    java.util.Arrays.fill(rotten, 1000, 5000, (byte) 0);
    Path _ = Files.write(file(), rotten);
    download().run(client, "7", chunks);
    assertThat(file()).hasBinaryContent(FILE);
  }

  @Test
  void anotherFileThanWasToldIsRefusedAndDoesNotStay() throws Exception {
    List<DeploymentChunk> chunks = chunks();
    byte[] other = FILE.clone();
    other[77]++;
    server.swapped("kiosk.swu", other);
    assertThat(refusal(chunks)).isEqualTo(Reason.DAMAGED);
    assertThat(file()).doesNotExist();
    server.swapped("kiosk.swu", java.util.Arrays.copyOf(FILE, FILE.length + 1));
    assertThat(refusal(chunks)).as("padded").isEqualTo(Reason.DAMAGED);
    server.swapped("kiosk.swu", java.util.Arrays.copyOf(FILE, FILE.length - 1));
    assertThat(refusal(chunks)).as("cut short").isEqualTo(Reason.DAMAGED);
  }

  private Reason refusal(List<DeploymentChunk> chunks) {
    return catchThrowableOfType(InstallException.class, () -> download().run(client, "7", chunks))
        .reason();
  }

  @Test
  void whatIsTooLargeOrHasNoPlaceIsNotBegun() throws Exception {
    List<DeploymentChunk> chunks = chunks();
    ArtifactDownloader small = download(new DownloadLimits(1_000, FILE.length - 1, 0));
    assertThat(
            catchThrowableOfType(InstallException.class, () -> small.run(client, "7", chunks))
                .reason())
        .isEqualTo(Reason.TOO_LARGE);
    ArtifactDownloader full = download(new DownloadLimits(1_000, 1_000_000, Long.MAX_VALUE / 2));
    assertThat(
            catchThrowableOfType(InstallException.class, () -> full.run(client, "7", chunks))
                .reason())
        .isEqualTo(Reason.NO_SPACE);
    assertThat(file()).doesNotExist();
  }

  @Test
  void itComesNoFasterThanItMay() throws Exception {
    download(new DownloadLimits(100_000, 1_000_000, 0)).run(client, "7", chunks());
    assertThat(Duration.ofNanos(nanos.get()))
        .isBetween(Duration.ofMillis(2_500), Duration.ofMillis(3_500));
  }

  @Test
  void aDownloadThatIsStoppedKeepsWhatHasCome() throws Exception {
    List<DeploymentChunk> chunks = chunks();
    ArtifactDownloader stopped =
        new ArtifactDownloader(
            shelf, new DownloadLimits(1_000, 1_000_000, 0), nanos::get, _ -> stopHere());
    current = stopped;
    assertThatThrownBy(() -> stopped.run(client, "7", chunks)).isInstanceOf(IOException.class);
    assertThat(Files.size(file())).isPositive();
    shelf.keepOnly("7");
    assertThat(file()).exists();
    shelf.keepOnly("8");
    assertThat(folder.resolve("files")).isEmptyDirectory();
  }

  private @org.jspecify.annotations.Nullable ArtifactDownloader current;

  private void stopHere() {
    if (current != null) {
      current.stop();
    }
  }

  @Test
  void noNumberOfAnActionIsAPath() {
    assertThatThrownBy(() -> shelf.file("../7", 0, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
