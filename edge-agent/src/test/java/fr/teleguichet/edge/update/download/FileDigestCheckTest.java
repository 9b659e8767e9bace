package fr.teleguichet.edge.update.download;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.update.ddi.ArtifactHashes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileDigestCheckTest {

  // Of "abc": FIPS 180-2, appendices A and B; RFC 1321, appendix A.5.
  private static final Optional<String> SHA256 =
      Optional.of("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  private static final Optional<String> SHA1 =
      Optional.of("a9993e364706816aba3e25717850c26c9cd0d89d");
  private static final Optional<String> MD5 = Optional.of("900150983cd24fb0d6963f7d28e17f72");
  private static final Optional<String> WRONG = Optional.of("00");
  private static final Optional<String> NONE = Optional.empty();

  @TempDir private Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("a"), "abc");
  }

  @Test
  void theStrongestSumThatWasToldDecides() throws IOException {
    assertThat(difference(SHA256, SHA1, MD5)).isEmpty();
    assertThat(difference(WRONG, SHA1, MD5)).contains("sha256");
    assertThat(difference(SHA256, WRONG, WRONG)).as("weaker ones say nothing more").isEmpty();
  }

  @Test
  void aServerWithoutItIsHeldToBothOthers() throws IOException {
    assertThat(difference(NONE, SHA1, MD5)).isEmpty();
    assertThat(difference(NONE, WRONG, MD5)).contains("sha1");
    assertThat(difference(NONE, SHA1, WRONG)).contains("md5");
  }

  private Optional<String> difference(
      Optional<String> sha256, Optional<String> sha1, Optional<String> md5) throws IOException {
    return FileDigestCheck.difference(file, new ArtifactHashes(sha256, sha1, md5));
  }
}
