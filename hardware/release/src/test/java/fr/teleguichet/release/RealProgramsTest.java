package fr.teleguichet.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.teleguichet.release.ReleaseException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What Debian's {@code swupdate}, {@code rauc} and {@code openssl} make and take. */
@Timeout(300)
final class RealProgramsTest {

  private static final TestKeys KEYS = TestKeys.make("Releases root");

  @TempDir Path folder;

  private record Ended(int code, String text) {}

  private Ended run(String... command) throws IOException, InterruptedException {
    Path log = folder.resolve("log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("TMPDIR", folder.toString());
    Process process = builder.start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(Files.readString(log)).isTrue();
    } finally {
      var _ = process.destroyForcibly();
    }
    return new Ended(process.exitValue(), Files.readString(log));
  }

  private void ran(String... command) throws IOException, InterruptedException {
    Ended ended = run(command);
    assertThat(ended.code()).as(ended.text()).isZero();
  }

  private byte[] content(int size) throws IOException {
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);
    Path _ = Files.write(folder.resolve("content"), content);
    return content;
  }

  private Path archive(ReleaseSigner signer) throws IOException {
    Path content = folder.resolve("content");
    Path file = folder.resolve("kiosk.swu");
    try (var out = Files.newOutputStream(file)) {
      new SwuWriter(signer)
          .write(
              new SwuDraft(
                  new ReleaseVersion("2.4.0"),
                  "A \"new\" kiosk\nfor everyone",
                  List.of("1.0", "1.1"),
                  List.of(
                      new SwuDraft.Item(
                          "agent.conf",
                          content,
                          new SwuDraft.Place.File(folder.resolve("installed").toString())))),
              out);
    }
    return file;
  }

  /** The program's way to check a file without installing it. */
  private Ended swupdate(String option, Path file) throws IOException, InterruptedException {
    Path _ =
        Files.writeString(
            folder.resolve("swupdate.cfg"),
            """
            globals : { bootloader = "none"; no-state-marker = true; no-transaction-marker = true; };
            """);
    Path _ = Files.writeString(folder.resolve("ca.pem"), KEYS.pem());
    return run(
        "swupdate",
        option,
        "-f",
        folder.resolve("swupdate.cfg").toString(),
        "-H",
        "kiosk:1.0",
        "-k",
        folder.resolve("ca.pem").toString(),
        "-i",
        file.toString());
  }

  @Test
  void swupdateTakesWhatIsWrittenHere() throws Exception {
    RealPrograms.need("swupdate");
    byte[] content = content(70_001);
    Path file = archive(emailSigner());

    Ended checked = swupdate("-c", file);

    assertThat(checked.code()).as(checked.text()).isZero();
    Ended installed = swupdate("-n", file);
    assertThat(installed.code()).as(installed.text()).isZero();
    Ended really = swupdate("-v", file);
    assertThat(really.code()).as(really.text()).isZero();
    assertThat(folder.resolve("installed")).hasBinaryContent(content);
    VerifiedReleaseFile release = VerifiedReleaseFile.read(file, KEYS.trust(), TestKeys.NOW);
    assertThat(release.description()).isEqualTo("A \"new\" kiosk\nfor everyone");
    assertThat(release.compatible()).containsExactly("1.0", "1.1");
    assertThat(release.contents())
        .extracting(VerifiedReleaseFile.Content::size)
        .containsExactly(70_001L);
  }

  /** SWUpdate's usual purpose. */
  private static ReleaseSigner emailSigner() {
    return KEYS.signer(
        "EC", KeyPurposeId.id_kp_emailProtection, TestKeys.NOW.minus(Duration.ofDays(300)));
  }

  /** What one refuses the other does as well: the check can fail. */
  @Test
  void swupdateRefusesWhatIsRefusedHere() throws Exception {
    RealPrograms.need("swupdate");
    byte[] _ = content(5_000);
    Path file = archive(TestKeys.make("Releases root").signer());

    assertThat(swupdate("-c", file).code()).isNotZero();
    assertThat(
            catchThrowableOfType(
                    ReleaseException.class,
                    () -> VerifiedReleaseFile.read(file, KEYS.trust(), TestKeys.NOW))
                .reason())
        .isEqualTo(Reason.STRANGER);
  }

  @Test
  void whatCpioAndOpensslMakeIsTaken() throws Exception {
    RealPrograms.need("cpio");
    RealPrograms.need("openssl");
    byte[] content = content(100_000);
    TestKeys.write(
        KEYS.signer("RSA", KeyPurposeId.id_kp_codeSigning, TestKeys.NOW.minus(Duration.ofDays(3))),
        folder);
    Path _ =
        Files.writeString(
            folder.resolve("sw-description"),
            TestFiles.description("1.4", "content", TestFiles.sha256(content)));
    ran(
        "openssl",
        "cms",
        "-sign",
        "-in",
        "sw-description",
        "-out",
        "sw-description.sig",
        "-signer",
        "sign.pem",
        "-inkey",
        "sign-key.pem",
        "-outform",
        "DER",
        "-nosmimecap",
        "-binary");
    for (String format : List.of("newc", "crc")) {
      ran(
          "sh",
          "-c",
          "printf 'sw-description\\nsw-description.sig\\ncontent\\n' | cpio -o --quiet -H "
              + format
              + " > real.swu");
      VerifiedReleaseFile release =
          VerifiedReleaseFile.read(folder.resolve("real.swu"), KEYS.trust(), TestKeys.NOW);
      assertThat(release.version()).isEqualTo(new ReleaseVersion("1.4"));
    }
  }

  private Path bundle(String format, int size) throws Exception {
    RealPrograms.need("rauc");
    RealPrograms.need("mksquashfs");
    TestKeys.write(KEYS.signer(), folder);
    Path input = Files.createDirectories(folder.resolve("in-" + format));
    byte[] _ = content(size);
    Path _ = Files.copy(folder.resolve("content"), input.resolve("root.img"));
    Path _ =
        Files.writeString(
            input.resolve("manifest.raucm"),
            """
            [update]
            compatible=teleguichet-kiosk
            version=2.4.0
            description=The kiosk of November

            [bundle]
            format=%s

            [image.rootfs]
            filename=root.img
            """
                .formatted(format));
    Path file = folder.resolve(format + "-" + size + ".raucb");
    ran(
        "rauc",
        "bundle",
        "--cert=sign.pem",
        "--key=sign-key.pem",
        input.toString(),
        file.toString());
    return file;
  }

  @Test
  void aBundleOfRaucIsTakenAndOneByteMoreIsNot() throws Exception {
    Path file = bundle("verity", 3_000_000);

    VerifiedReleaseFile release = VerifiedReleaseFile.read(file, KEYS.trust(), TestKeys.NOW);

    assertThat(release.format()).isEqualTo(VerifiedReleaseFile.Format.RAUC);
    assertThat(release.version()).isEqualTo(new ReleaseVersion("2.4.0"));
    assertThat(release.compatible()).containsExactly("teleguichet-kiosk");
    assertThat(release.description()).isEqualTo("The kiosk of November");
    assertThat(release.contents())
        .containsExactly(
            new VerifiedReleaseFile.Content(
                "root.img",
                3_000_000,
                TestFiles.sha256(Files.readAllBytes(folder.resolve("content"))),
                "rootfs"));
    byte[] bytes = Files.readAllBytes(file);
    bytes[1_500_000] ^= 1;
    Path _ = Files.write(file, bytes);
    assertThat(
            catchThrowableOfType(
                    ReleaseException.class,
                    () -> VerifiedReleaseFile.read(file, KEYS.trust(), TestKeys.NOW))
                .reason())
        .isEqualTo(Reason.DAMAGED);
  }

  /** RAUC makes none whose squashfs is a single block. */
  @Test
  void aSmallBundleOfRaucIsTaken() throws Exception {
    Path file = bundle("verity", 5_000);
    assertThat(VerifiedReleaseFile.read(file, KEYS.trust(), TestKeys.NOW).contents()).hasSize(1);
  }

  @Test
  void thePlainFormatOfRaucIsRefusedWithAWord() throws Exception {
    Path file = bundle("plain", 9_000);
    ReleaseException refusal =
        catchThrowableOfType(
            ReleaseException.class,
            () -> VerifiedReleaseFile.read(file, KEYS.trust(), TestKeys.NOW));
    assertThat(refusal.reason()).isEqualTo(Reason.UNSIGNED);
    assertThat(refusal).hasMessageContaining("plain").hasMessageContaining("format=verity");
  }

  @Test
  void theCryptFormatOfRaucIsRefusedWithAWord() throws Exception {
    Path file = bundle("crypt", 9_000);
    ReleaseException refusal =
        catchThrowableOfType(
            ReleaseException.class,
            () -> VerifiedReleaseFile.read(file, KEYS.trust(), TestKeys.NOW));
    assertThat(refusal.reason()).isEqualTo(Reason.UNSIGNED);
    assertThat(refusal).hasMessageContaining("crypt");
  }
}
