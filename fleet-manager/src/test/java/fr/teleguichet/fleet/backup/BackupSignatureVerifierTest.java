package fr.teleguichet.fleet.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A backup with the signature that the tool of others makes of it. */
@Timeout(300)
final class BackupSignatureVerifierTest {
  private final OpenSslFolder tool;

  BackupSignatureVerifierTest(@TempDir Path folder) {
    this.tool = new OpenSslFolder(folder);
  }

  @BeforeEach
  void thereIsABackup() throws Exception {
    tool.pair("signer", "rsa:2048");
    write("CREATE TABLE `kiosk` (id INT);\n".repeat(5_000), Optional.empty());
  }

  private void write(String dump, Optional<String> recipient) throws Exception {
    try (OutputStream out = Files.newOutputStream(tool.file("fleet.backup"));
        OutputStream plain =
            recipient.isEmpty()
                ? out
                : BackupEncryption.encrypt(
                    out, BackupEncryption.recipient(tool.file(recipient.get())))) {
      BackupArchiveTest.write(plain, dump, List.of());
    }
  }

  private void sign(String name, String... more) throws Exception {
    List<String> words = new ArrayList<>(List.of("cms", "-sign", "-binary", "-outform", "DER"));
    words.addAll(List.of("-in", "fleet.backup", "-out", "fleet.backup.p7s"));
    words.addAll(List.of("-signer", name + ".pem", "-inkey", name + "-key.pem"));
    words.addAll(List.of(more));
    tool.openssl(words.toArray(String[]::new));
  }

  private BackupManifest verified(Optional<Path> key) {
    return new BackupInput(tool.file("fleet.backup"), key, Optional.of(tool.file("signer.pem")))
        .reader()
        .verify();
  }

  private void refused(String why) {
    assertThatExceptionOfType(BackupException.class)
        .isThrownBy(() -> verified(Optional.empty()))
        .withMessageContaining("fleet.backup.p7s")
        .withMessageContaining(why);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rsa:3072", "ec -pkeyopt ec_paramgen_curve:P-256", "ed25519"})
  void itIsTheSignersOwn(String kind) throws Exception {
    tool.pair("signer", kind.split(" "));
    // What belongs to that kind of key; openssl takes SHA-256 for the others.
    sign("signer", kind.equals("ed25519") ? new String[] {"-md", "sha512"} : new String[0]);

    assertThat(verified(Optional.empty())).isEqualTo(BackupArchiveTest.MANIFEST);
  }

  @Test
  void anEncryptedOneIsSignedAsItLies() throws Exception {
    tool.pair("backup", "rsa:2048");
    write("SET unique_checks = 0;\n", Optional.of("backup.pem"));
    sign("signer");

    assertThat(verified(Optional.of(tool.file("backup-key.pem"))))
        .isEqualTo(BackupArchiveTest.MANIFEST);
  }

  @Test
  void withoutASignatureItIsRefused() {
    refused("is not signed");
  }

  /** Whole, with sums of its own, and beside it the signature of what it took the place of. */
  @Test
  void anotherWholeBackupIsRefused() throws Exception {
    sign("signer");
    write("SET unique_checks = 0;\n", Optional.empty());

    refused("is not one of CN=signer");
  }

  @Test
  void aByteLessThanWasSignedIsRefused() throws Exception {
    byte[] whole = Files.readAllBytes(tool.file("fleet.backup"));
    Path _ = Files.writeString(tool.file("fleet.backup"), "x", StandardOpenOption.APPEND);
    sign("signer");
    Path _ = Files.write(tool.file("fleet.backup"), whole);

    refused("is not one of CN=signer");
  }

  /** By its name it could be the right one. */
  @Test
  void anotherKeysSignatureIsRefused() throws Exception {
    Path own = Files.copy(tool.file("signer.pem"), tool.file("own.pem"));
    tool.pair("signer", "rsa:2048");
    sign("signer");
    Path _ = Files.copy(own, tool.file("signer.pem"), StandardCopyOption.REPLACE_EXISTING);

    refused("is not one of CN=signer");
  }

  @Test
  void aWeakSumIsNotBelieved() throws Exception {
    sign("signer", "-md", "sha1");

    refused("is not one of CN=signer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "no signature", "-----BEGIN CMS-----"})
  void whatIsNoSignatureIsRefused(String text) throws Exception {
    Path _ = Files.writeString(tool.file("fleet.backup.p7s"), text);

    refused("fleet.backup.p7s");
  }
}
