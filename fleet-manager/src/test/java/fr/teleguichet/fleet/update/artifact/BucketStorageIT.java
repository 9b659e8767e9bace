package fr.teleguichet.fleet.update.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import fr.teleguichet.fleet.platform.process.TcpPortProbe;
import fr.teleguichet.fleet.platform.settings.Secret;
import fr.teleguichet.fleet.platform.time.ClockFactory;
import fr.teleguichet.fleet.update.BucketSettings;
import fr.teleguichet.release.TestFiles;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contents in a bucket, against S3Proxy, which checks signatures as Amazon's store does. */
@Tag("proof")
final class BucketStorageIT {

  private static final byte[] CONTENT = new byte[3_000_000];

  @TempDir static Path folder;
  private static Process store;
  private static int port;

  @BeforeAll
  static void aStoreRuns() throws IOException {
    new Random(4).nextBytes(CONTENT);
    port = TcpPortProbe.reserve("127.0.0.1");
    Path base = Files.createDirectories(folder.resolve("store/kiosks")).getParent();
    Path properties =
        Files.writeString(
            folder.resolve("s3proxy.conf"),
            """
            s3proxy.endpoint=http://127.0.0.1:%d
            s3proxy.authorization=aws-v2-or-v4
            s3proxy.identity=reader
            s3proxy.credential=a secret
            jclouds.provider=filesystem
            jclouds.filesystem.basedir=%s
            """
                .formatted(port, base));
    store =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx256m",
                "-jar",
                Path.of("target", "it-tools", "s3proxy.jar").toAbsolutePath().toString(),
                "--properties",
                properties.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    await()
        .atMost(Duration.ofMinutes(5))
        .ignoreException(ConnectException.class)
        .untilAsserted(
            () -> {
              assertThat(store.isAlive()).as(Files.readString(folder.resolve("log"))).isTrue();
              new Socket(InetAddress.getLoopbackAddress(), port).close();
            });
  }

  @AfterAll
  static void itStops() throws InterruptedException {
    store.destroy();
    int _ = store.waitFor();
  }

  private static BucketStorage bucket(String secret) {
    return bucket(port, secret);
  }

  private static BucketStorage bucket(int port, String secret) {
    return BucketStorage.of(
        new BucketSettings(
            URI.create("http://127.0.0.1:" + port),
            "eu-west-3",
            "kiosks",
            true,
            "artifacts/",
            "reader",
            new Secret(secret)),
        new ClockFactory().machine());
  }

  private static Path file(byte[] content) throws IOException {
    return Files.write(Files.createTempFile(folder, "file", ""), content);
  }

  @Test
  void whatIsKeptComesOutWholeAndInParts() throws IOException {
    BucketStorage files = bucket("a secret");
    String sha256 = TestFiles.sha256(CONTENT);

    files.keep(file(CONTENT), sha256);
    files.keep(file(CONTENT), sha256);

    try (InputStream whole = files.open(sha256, CONTENT.length, 0)) {
      assertThat(whole.readAllBytes()).isEqualTo(CONTENT);
    }
    try (InputStream rest = files.open(sha256, CONTENT.length, 2_999_990)) {
      assertThat(rest.readAllBytes())
          .isEqualTo(Arrays.copyOfRange(CONTENT, 2_999_990, CONTENT.length));
    }
    assertThat(files.check(sha256, CONTENT.length)).isEqualTo(ArtifactStorage.Condition.WHOLE);
  }

  @Test
  void aLargeFileGoesInPartsAndComesOutWhole() throws IOException {
    BucketStorage files = bucket("a secret");
    byte[] large = new byte[2 * BucketMultipartUploader.PART + 12_345];
    new Random(5).nextBytes(large);
    String sha256 = TestFiles.sha256(large);

    files.keep(file(large), sha256);

    assertThat(files.check(sha256, large.length)).isEqualTo(ArtifactStorage.Condition.WHOLE);
    try (InputStream rest =
        files.open(sha256, large.length, 2L * BucketMultipartUploader.PART - 5)) {
      assertThat(rest.readAllBytes())
          .isEqualTo(Arrays.copyOfRange(large, 2 * BucketMultipartUploader.PART - 5, large.length));
    }
  }

  @Test
  void aFileOfExactlyTwoPartsHasNoEmptyThirdOne() throws IOException {
    BucketStorage files = bucket("a secret");
    byte[] large = new byte[2 * BucketMultipartUploader.PART];
    new Random(6).nextBytes(large);
    String sha256 = TestFiles.sha256(large);

    files.keep(file(large), sha256);

    assertThat(files.check(sha256, large.length)).isEqualTo(ArtifactStorage.Condition.WHOLE);
  }

  /** The connection ends in the second part. */
  @Test
  void ofALargeFileThatBreaksOffNothingIsFound() throws IOException {
    byte[] large = new byte[2 * BucketMultipartUploader.PART];
    new Random(7).nextBytes(large);
    String sha256 = TestFiles.sha256(large);
    Path file = file(large);

    try (BreakingProxy proxy = BreakingProxy.to(port, "partNumber=2")) {
      BucketStorage through = bucket(proxy.port(), "a secret");
      assertThatThrownBy(() -> through.keep(file, sha256)).isInstanceOf(IOException.class);
      assertThat(proxy.sawAbort()).isTrue();
    }

    assertThat(bucket("a secret").check(sha256, large.length))
        .isEqualTo(ArtifactStorage.Condition.DAMAGED);
  }

  @Test
  void anotherContentInItsPlaceIsFound() throws IOException {
    BucketStorage files = bucket("a secret");
    String sha256 = TestFiles.sha256(new byte[] {1, 2, 3});

    assertThat(files.check(sha256, 3)).isEqualTo(ArtifactStorage.Condition.DAMAGED);
    assertThatThrownBy(() -> files.open(sha256, 3, 0)).isInstanceOf(IOException.class);
    files.keep(file(new byte[] {3, 2, 1}), sha256);
    assertThat(files.check(sha256, 3)).isEqualTo(ArtifactStorage.Condition.DAMAGED);
    files.keep(file(new byte[] {1, 2, 3, 4}), sha256);
    assertThatThrownBy(() -> files.open(sha256, 3, 0)).isInstanceOf(ContentLostException.class);
  }

  /** By reading: a store that refuses a writer may hang up on what it writes before it answers. */
  @Test
  void aWrongSecretIsToldWithoutBeingShown() throws IOException {
    byte[] content = {1, 2, 3};
    String sha256 = TestFiles.sha256(content);
    bucket("a secret").keep(file(content), sha256);
    assertThatThrownBy(() -> bucket("another secret").open(sha256, content.length, 0))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("403")
        .hasMessageNotContaining("secret");
  }

  @Test
  void aStoreThatIsAwayIsTold() {
    BucketStorage away = bucket(1, "x");
    assertThatThrownBy(() -> away.open("0".repeat(64), 1, 0))
        .hasMessage("the store does not answer, or broke off");
  }
}
