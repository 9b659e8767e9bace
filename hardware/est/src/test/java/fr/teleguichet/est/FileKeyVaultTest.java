package fr.teleguichet.est;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.Signature;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileKeyVaultTest {

  @TempDir Path folder;

  private Path path() {
    return folder.resolve("key.pem");
  }

  private FileKeyVault vault() {
    return new FileKeyVault(path(), new SecureRandom());
  }

  @Test
  void theKeyThatIsFoundIsTheOneThatWasMade() throws Exception {
    assertThat(vault().find()).isEmpty();
    KeyPair made = vault().make();
    KeyPair found = vault().find().orElseThrow();

    assertThat(found.getPublic()).isEqualTo(made.getPublic());
    Signature signing = Signature.getInstance("SHA256withECDSA");
    signing.initSign(found.getPrivate());
    signing.update(new byte[] {1, 2, 3});
    byte[] signature = signing.sign();
    Signature verifying = Signature.getInstance("SHA256withECDSA");
    verifying.initVerify(made.getPublic());
    verifying.update(new byte[] {1, 2, 3});
    assertThat(verifying.verify(signature)).isTrue();
  }

  @Test
  void thePublicKeyOfAnotherProgramsFileIsReckoned() throws Exception {
    KeyPair made = vault().make();
    String file = Files.readString(path());
    Files.writeString(path(), file.substring(0, file.indexOf("-----BEGIN PUBLIC KEY")));
    assertThat(vault().find().orElseThrow().getPublic()).isEqualTo(made.getPublic());
  }

  @Test
  void twoKeysThatDoNotBelongTogetherAreNotUsed() throws Exception {
    var _ = vault().make();
    String one = Files.readString(path());
    var _ = vault().make();
    String other = Files.readString(path());
    String open = "-----BEGIN PUBLIC KEY";
    Files.writeString(
        path(), one.substring(0, one.indexOf(open)) + other.substring(other.indexOf(open)));
    assertThatThrownBy(() -> vault().find()).hasMessageContaining("holds no key that can be used");
  }

  @Test
  void nobodyElseMayReadIt() throws Exception {
    Files.writeString(folder.resolve("key.pem.new"), "left by a power cut, readable by all");
    var _ = vault().make();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path())))
        .isEqualTo("rw-------");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(path());
    }
  }

  @Test
  void noTextShowsIt() throws Exception {
    KeyPair made = vault().make();
    String number = ((java.security.interfaces.ECPrivateKey) made.getPrivate()).getS().toString(16);
    String encoded = HexFormat.of().formatHex(made.getPrivate().getEncoded());
    for (Object it : new Object[] {vault(), made, made.getPrivate(), vault().find()}) {
      assertThat(it.toString()).doesNotContain(number).doesNotContain(encoded);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
        "-----BEGIN PRIVATE KEY-----\n====\n-----END PRIVATE KEY-----\n"
      })
  void aKeyThatCanNotBeUsedIsSaidWithoutQuotingIt(String content) throws IOException {
    Files.writeString(path(), content);
    assertThatThrownBy(() -> vault().find())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("holds no key that can be used; wipe the unit")
        .hasNoCause();
  }

  @Test
  void aDestroyedKeyIsGoneWithItsDraft() throws Exception {
    var _ = vault().make();
    Files.writeString(folder.resolve("key.pem.new"), "half a key");
    assertThat(vault().destroy()).isTrue();
    assertThat(vault().destroy()).isFalse();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFileIsThereWholeOrNotAtAll() throws Exception {
    var file = new DurableFile(path());
    file.write(new byte[] {1});
    file.write(new byte[] {2});
    assertThat(file.read()).hasValueSatisfying(it -> assertThat(it).containsExactly(2));
    Files.write(path(), new byte[300_000]);
    assertThatThrownBy(file::read).hasMessageContaining("larger than 256 KiB");
  }

  /** Root wipes a unit too, and the folder is the agent's. */
  @Test
  void aLinkIsDeletedAndWhatItLeadsToIsLeftAlone() throws Exception {
    Path other = Files.writeString(folder.resolve("other"), "somebody else's");
    Files.createSymbolicLink(path(), other);
    assertThat(new DurableFile(path()).shred()).isTrue();
    assertThat(Files.isSymbolicLink(path())).isFalse();
    assertThat(other).hasContent("somebody else's");
  }
}
