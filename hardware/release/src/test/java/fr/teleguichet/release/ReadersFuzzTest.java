package fr.teleguichet.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a file holds, reading it ends with a release or a sentence. */
final class ReadersFuzzTest {

  private static final TestKeys KEYS = TestKeys.make("Releases root");
  private static final ReleaseSigner SIGNER = KEYS.signer();

  @TempDir Path folder;

  @Test
  void bentFilesAreReleasesOrRefused() throws Exception {
    Random random = new Random(20261125);
    List<byte[]> good =
        List.of(TestFiles.swu(SIGNER, "1.0", new byte[900]), TestFiles.bundle(SIGNER, "1.0", 3));
    for (int round = 0; round < 400; round++) {
      Bent.survives(Bent.of(good.get(round % 2), random), folder.resolve("bent"), KEYS.trust());
    }
  }

  /** The signer is trusted and mad: what stands behind a good signature is not believed either. */
  @Test
  void signedNonsenseIsRefusedAsWell() throws Exception {
    Random random = new Random(20261125);
    byte[] description =
        TestFiles.description("1.0", "image", "0".repeat(64)).getBytes(StandardCharsets.UTF_8);
    for (int round = 0; round < 400; round++) {
      byte[] bent = Bent.of(description, random);
      byte[] file =
          TestFiles.cpio(
              List.of(
                  java.util.Map.entry("sw-description", bent),
                  java.util.Map.entry("sw-description.sig", SIGNER.detached(bent)),
                  java.util.Map.entry("image", new byte[0])));
      Bent.survives(file, folder.resolve("bent"), KEYS.trust());
    }
  }

  @Test
  void manifestsAndDescriptionsOfAnyKindAreReadOrRefused() {
    Random random = new Random(20261125);
    String words = "{}()[]=:;,\"\\#/*\n\r\t 0x1Lsoftware images filename sha256 true [update]\0é-";
    for (int round = 0; round < 100_000; round++) {
      StringBuilder text = new StringBuilder(round % 2 == 0 ? "software = {" : "[update]\n");
      for (int i = random.nextInt(40); i > 0; i--) {
        int from = random.nextInt(words.length());
        text.append(words, from, Math.min(words.length(), from + 1 + random.nextInt(8)));
      }
      try {
        if (round % 2 == 0) {
          SwuDescription _ = SwuDescription.parse(text.toString());
        } else {
          List<ReleaseFile.Content> _ = RaucManifest.parse(text.toString()).contents();
        }
      } catch (ReleaseException expected) {
        assertThat(expected.getMessage()).endsWith(".").hasSizeLessThan(400).doesNotContain("\n");
      }
    }
  }

  @Test
  void layersWithoutEndAreRefused() {
    for (String layer : List.of("a={", "a=(", "a=[", "a=((", "a:{", "/*", "\"")) {
      try {
        SwuDescription _ = SwuDescription.parse("software = {" + layer.repeat(50_000));
        throw new AssertionError(layer + " is taken");
      } catch (ReleaseException expected) {
        assertThat(expected.getMessage()).endsWith(".");
      }
    }
  }

  /** Files that are bent in a way that does not depend on the day. */
  static final class Bent {
    private Bent() {}

    static byte[] of(byte[] good, Random random) {
      byte[] bent = good.clone();
      for (int i = 1 + random.nextInt(4); i > 0; i--) {
        int at = random.nextInt(bent.length);
        switch (random.nextInt(4)) {
          case 0 -> bent[at] = (byte) random.nextInt();
          case 1 -> bent[at] ^= (byte) (1 << random.nextInt(8));
          case 2 -> bent = java.util.Arrays.copyOf(bent, 1 + at);
          default ->
              System.arraycopy(
                  bent, at, bent, random.nextInt(at + 1), Math.min(9, bent.length - at));
        }
      }
      return bent;
    }

    static void survives(byte[] bytes, Path file, ReleaseTrust trust) throws IOException {
      try {
        ReleaseFile _ = ReleaseFile.read(Files.write(file, bytes), trust, TestKeys.NOW);
      } catch (ReleaseException expected) {
        assertThat(expected.getMessage()).endsWith(".").hasSizeLessThan(400).doesNotContain("\n");
      }
    }
  }
}
