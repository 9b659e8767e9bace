package fr.teleguichet.fleet.account.totp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.teleguichet.fleet.platform.datadir.DataFolder;
import fr.teleguichet.fleet.platform.datadir.DataFolderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TotpKeyEncryptionTest {
  private static final TotpKey SECRET = new TotpKey("12345678901234567890".getBytes(US_ASCII));

  private final Random random = new Random(4);

  private DataFolder folder;
  private TotpKeyEncryption seal;

  @BeforeEach
  void aDataFolder(@TempDir Path temporary) {
    folder = DataFolder.open(temporary.resolve("data"));
    seal = TotpKeyEncryption.open(folder, random);
  }

  @AfterEach
  void close() throws IOException {
    folder.close();
  }

  @Test
  void whatWasSealedOpensAgainAlsoAfterARestart() {
    byte[] sealed = seal.seal(7, SECRET);

    assertThat(sealed).hasSize(49);
    assertThat(new String(sealed, ISO_8859_1)).doesNotContain("1234567890");
    assertThat(seal.seal(7, SECRET)).as("never twice the same").isNotEqualTo(sealed);
    assertThat(TotpKeyEncryption.open(folder, random).open(7, sealed)).contains(SECRET);
  }

  @Test
  void itIsGoodForItsAccountOnly() {
    assertThat(seal.open(8, seal.seal(7, SECRET))).isEmpty();
  }

  @Test
  void nothingAlteredOpens() {
    byte[] sealed = seal.seal(7, SECRET);
    for (int i = 0; i < sealed.length; i++) {
      byte[] altered = sealed.clone();
      altered[i] ^= 1;
      assertThat(seal.open(7, altered)).as("byte %d", i).isEmpty();
    }
    assertThat(seal.open(7, new byte[0])).isEmpty();
    assertThat(seal.open(7, SECRET.bytes())).isEmpty();
  }

  @Test
  void anotherKeyOpensNothing() throws IOException {
    byte[] sealed = seal.seal(7, SECRET);
    Files.delete(seal.file());

    assertThat(TotpKeyEncryption.open(folder, random).open(7, sealed)).isEmpty();
  }

  @Test
  void nobodyElseReadsTheKey() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(seal.file())))
        .isEqualTo("rw-------");
    assertThat(seal).hasToString("***");
  }

  @Test
  void aDamagedKeyIsNotReplacedInSilence() throws IOException {
    Files.writeString(seal.file(), "AAAA\n");

    assertThatExceptionOfType(DataFolderException.class)
        .isThrownBy(() -> TotpKeyEncryption.open(folder, random))
        .withMessageContaining("second-factor-key");
  }
}
