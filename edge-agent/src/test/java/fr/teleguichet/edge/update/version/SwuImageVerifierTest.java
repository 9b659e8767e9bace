package fr.teleguichet.edge.update.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.teleguichet.edge.update.install.InstallException;
import fr.teleguichet.edge.update.install.InstallException.Reason;
import fr.teleguichet.edge.update.trust.ReleaseVerifier;
import fr.teleguichet.release.ReleaseSigner;
import fr.teleguichet.release.ReleaseVersion;
import fr.teleguichet.release.SwuDraft;
import fr.teleguichet.release.SwuWriter;
import fr.teleguichet.release.TestKeys;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives for SWUpdate as the fleet signs them. */
class SwuImageVerifierTest {

  private static final Clock CLOCK = Clock.fixed(TestKeys.NOW, ZoneOffset.UTC);

  @TempDir private Path folder = Path.of("");
  private final TestKeys fleet = TestKeys.make("Fleet");
  private final SwuImageVerifier images =
      new SwuImageVerifier(new ReleaseVerifier(fleet::trust, CLOCK));

  @Test
  void whatIsSignedIsReadAndItsContentIsGivenByteForByte() throws Exception {
    SignedImage image = images.read(file(fleet.signer(), "the content"));

    assertThat(image.version()).isEqualTo("2.4.0");
    assertThat(image.compatible()).containsExactly("teleguichet-edge-agent");
    try (InputStream in = image.content().open()) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("the content");
    }
  }

  /** It becomes a part of the sentence that the server is told, and gives it no advice. */
  @Test
  void aRefusalIsAPartOfASentence() throws Exception {
    Path file = file(TestKeys.make("Others").signer(), "x");
    assertThatThrownBy(() -> images.read(file))
        .message()
        .startsWith("the file is signed by CN=")
        .endsWith(", who is not one of the release keys");
  }

  @Test
  void strangersExpiredSignersAndDamagedFilesAreRefused() throws Exception {
    assertThat(reason(file(TestKeys.make("Others").signer(), "x"))).isEqualTo(Reason.STRANGER);
    var late =
        fleet.signer(
            "EC", KeyPurposeId.id_kp_codeSigning, TestKeys.NOW.minus(Duration.ofDays(800)));
    assertThat(reason(file(late, "x"))).isEqualTo(Reason.SIGNER_EXPIRED);
    byte[] good = Files.readAllBytes(file(fleet.signer(), "the content"));
    Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(good, good.length / 2));
    assertThat(reason(cut)).isEqualTo(Reason.DAMAGED);
    assertThat(reason(Files.writeString(folder.resolve("text"), "text"))).isEqualTo(Reason.DAMAGED);
  }

  @Test
  void twoImagesInAFileAreOneTooMany() throws Exception {
    assertThat(reason(file(fleet.signer(), "one", "two"))).isEqualTo(Reason.DAMAGED);
  }

  /** A file that is exchanged between its judgement and its use is noticed at the last byte. */
  @Test
  void anExchangedFileIsNoticed() throws Exception {
    Path file = file(fleet.signer(), "the content");
    SignedImage image = images.read(file);
    byte[] bytes = Files.readAllBytes(file);
    int at = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf("the content");
    bytes[at] = 'T';
    Files.write(file, bytes);

    try (InputStream in = image.content().open()) {
      assertThatThrownBy(in::readAllBytes).isInstanceOf(IOException.class);
    }
    Files.write(file, Arrays.copyOf(bytes, at + 3));
    try (InputStream in = image.content().open()) {
      assertThatThrownBy(in::readAllBytes).isInstanceOf(IOException.class);
    }
    Files.write(file, new byte[200]);
    assertThatThrownBy(() -> image.content().open()).isInstanceOf(IOException.class);
  }

  private Path file(ReleaseSigner signer, String... contents) throws IOException {
    List<SwuDraft.Item> items = new ArrayList<>();
    for (String content : contents) {
      Path path = Files.writeString(folder.resolve("content-" + items.size()), content);
      items.add(
          new SwuDraft.Item(
              "content-" + items.size(), path, new SwuDraft.Place.File("/tmp/" + items.size())));
    }
    Path file = folder.resolve("file.swu");
    try (var out = Files.newOutputStream(file)) {
      new SwuWriter(signer)
          .write(
              new SwuDraft(
                  new ReleaseVersion("2.4.0"), "A test", List.of("teleguichet-edge-agent"), items),
              out);
    }
    return file;
  }

  private Reason reason(Path file) {
    return catchThrowableOfType(InstallException.class, () -> images.read(file)).reason();
  }
}
