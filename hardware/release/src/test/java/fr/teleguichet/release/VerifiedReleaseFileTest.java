package fr.teleguichet.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.teleguichet.release.ReleaseException.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is not exactly what somebody who is trusted signed is refused, and says why. */
final class VerifiedReleaseFileTest {

  private static final TestKeys KEYS = TestKeys.make("Releases root");
  private static final ReleaseSigner SIGNER = KEYS.signer();
  private static final byte[] CONTENT = "a new kiosk".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  @BeforeAll
  static void theFilesOfTheTestsAreGood(@TempDir Path folder) throws Exception {
    for (byte[] good :
        List.of(TestFiles.swu(SIGNER, "1.0", CONTENT), TestFiles.bundle(SIGNER, "1.0", 5))) {
      Path file = Files.write(folder.resolve("good"), good);
      VerifiedReleaseFile _ = VerifiedReleaseFile.read(file, KEYS.trust(), TestKeys.NOW);
    }
  }

  private VerifiedReleaseFile read(byte[] bytes) throws IOException, ReleaseException {
    return VerifiedReleaseFile.read(
        Files.write(folder.resolve("file"), bytes), KEYS.trust(), TestKeys.NOW);
  }

  private void refused(byte[] bytes, Reason reason, String words) throws IOException {
    ReleaseException refusal = catchThrowableOfType(ReleaseException.class, () -> read(bytes));
    assertThat(refusal).as("the file is taken").isNotNull();
    assertThat(refusal.reason()).as(refusal.getMessage()).isEqualTo(reason);
    assertThat(refusal).hasMessageContaining(words);
    assertThat(refusal.getMessage()).endsWith(".").doesNotContain("\n");
  }

  @Test
  void anArchiveSaysWhatItIs() throws Exception {
    VerifiedReleaseFile release = read(TestFiles.swu(SIGNER, "2.4.0-rc1", CONTENT));

    assertThat(release.format()).isEqualTo(VerifiedReleaseFile.Format.SWUPDATE);
    assertThat(release.version()).isEqualTo(new ReleaseVersion("2.4.0-rc1"));
    assertThat(release.compatible()).containsExactly("1.0");
    assertThat(release.description()).isEqualTo("An archive of the tests");
    assertThat(release.contents())
        .containsExactly(
            new VerifiedReleaseFile.Content(
                "image", CONTENT.length, TestFiles.sha256(CONTENT), "raw"));
    assertThat(release.signer().subject()).isEqualTo("CN=Releases");
    assertThat(release.signer().fingerprint())
        .isEqualTo(SignerIdentity.fingerprint(SIGNER.certificate()));
  }

  /** One block has no tree; 128 fill a level to its last byte; 129 begin another. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 127, 128, 129, 300})
  void aBundleSaysWhatItIs(int blocks) throws Exception {
    VerifiedReleaseFile release = read(TestFiles.bundle(SIGNER, "2026-11-25", blocks));

    assertThat(release.format()).isEqualTo(VerifiedReleaseFile.Format.RAUC);
    assertThat(release.version()).isEqualTo(new ReleaseVersion("2026-11-25"));
    assertThat(release.compatible()).containsExactly("teleguichet-kiosk");
    assertThat(release.build()).contains("20261125");
    assertThat(release.contents())
        .containsExactly(
            new VerifiedReleaseFile.Content("root.img", 300_000, "0".repeat(64), "rootfs"));
  }

  @Test
  void whatAReleaseSaysOfOlderOnesIsUnderItsSignature() throws Exception {
    assertThat(read(TestFiles.swu(SIGNER, "1.0", CONTENT)).downgrade())
        .isEqualTo(DowngradeRules.NONE);
    var rules = new DowngradeRules(ReleaseVersion.parse("2.5.0"), ReleaseVersion.parse("2.3.0"));
    assertThat(
            read(saying("2.4.0", "allow-downgrade-from = \"2.5.0\"; no-downgrading = \"2.3.0\";"))
                .downgrade())
        .isEqualTo(rules);
    byte[] bundle =
        TestFiles.bundle(
            SIGNER,
            """
            2.4.0
            [meta.update]
            allow-downgrade-from=2.5.0
            min-bundle-version=2.3.0
            [meta.more]\
            """,
            3);
    assertThat(read(bundle).downgrade()).isEqualTo(rules);
  }

  /** It would keep itself from being installed again. */
  @Test
  void aReleaseBelowItsOwnMinimumIsNone() throws Exception {
    refused(
        saying("2.4.0", "no-downgrading = \"2.4.1\";"),
        Reason.NOT_A_RELEASE,
        "older than what it says is the oldest allowed");
    refused(saying("2.4.0", "no-downgrading = \"?\";"), Reason.NOT_A_RELEASE, "can't be compared");
  }

  private static byte[] saying(String version, String more) {
    String description =
        TestFiles.description(version, "image", TestFiles.sha256(CONTENT))
            .replace("software = {", "software = { " + more);
    return TestFiles.swu(SIGNER, description, Map.of("image", CONTENT));
  }

  /** Every byte counts: of the data, of each level of the tree, of the signature. */
  @Test
  void aByteThatIsAnotherAnywhereInABundleIsFound() throws Exception {
    byte[] good = TestFiles.bundle(SIGNER, "1.0", 140);
    for (int at = 0; at < good.length; at += at < 144 * 4096 ? 4099 : 7) {
      byte[] bent = good.clone();
      bent[at] ^= 0x10;
      int place = at;
      assertThat(catchThrowableOfType(ReleaseException.class, () -> read(bent)))
          .as("byte " + place)
          .isNotNull();
    }
  }

  @Test
  void aByteThatIsAnotherInAnArchiveIsFoundUnlessItSaysNothing() throws Exception {
    byte[] good = TestFiles.swu(SIGNER, "1.0", CONTENT);
    VerifiedReleaseFile release = read(good);
    for (int at = 0; at < good.length; at++) {
      byte[] bent = good.clone();
      bent[at] ^= 0x10;
      try {
        // Owners, times and fillings of the archive are nobody's business; what it says is.
        assertThat(read(bent)).as("byte " + at).isEqualTo(release);
      } catch (ReleaseException expected) {
        assertThat(expected).hasMessageEndingWith(".");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 9, 511, 4096, 8192})
  void cutOffAndPaddedFilesAreRefused(int bytes) throws Exception {
    for (byte[] good :
        List.of(
            TestFiles.swu(SIGNER, "1.0", new byte[20_000]), TestFiles.bundle(SIGNER, "1.0", 9))) {
      byte[] padding = new byte[bytes];
      Arrays.fill(padding, (byte) 'x');
      assertThat(
              catchThrowableOfType(
                  ReleaseException.class, () -> read(TestFiles.join(good, padding))))
          .isNotNull();
      assertThat(
              catchThrowableOfType(
                  ReleaseException.class, () -> read(Arrays.copyOf(good, good.length - bytes))))
          .isNotNull();
    }
  }

  @Test
  void whatNobodySignedIsRefused() throws Exception {
    byte[] description =
        TestFiles.description("1.0", "image", TestFiles.sha256(CONTENT))
            .getBytes(StandardCharsets.UTF_8);
    refused(
        TestFiles.cpio(
            List.of(Map.entry("sw-description", description), Map.entry("image", CONTENT))),
        Reason.UNSIGNED,
        "not signed");
    refused(
        TestFiles.join("hsqs".getBytes(StandardCharsets.US_ASCII), new byte[8188]),
        Reason.UNSIGNED,
        "not signed");
  }

  @Test
  void aStrangersSignatureIsRefused() throws Exception {
    ReleaseSigner stranger = TestKeys.make("Releases root").signer();
    refused(TestFiles.swu(stranger, "1.0", CONTENT), Reason.STRANGER, "release keys");
    refused(TestFiles.bundle(stranger, "1.0", 5), Reason.STRANGER, "release keys");
  }

  /**
   * The advice is for whoever brought the file; others say what was found in their own sentence.
   */
  @Test
  void aFindingIsAPartOfASentenceWithoutAdvice() throws Exception {
    Path file =
        Files.write(
            folder.resolve("file"),
            TestFiles.swu(TestKeys.make("Others").signer(), "1.0", CONTENT));
    ReleaseException refusal =
        catchThrowableOfType(
            ReleaseException.class,
            () -> VerifiedReleaseFile.read(file, KEYS.trust(), TestKeys.NOW));
    assertThat(refusal)
        .hasMessageEndingWith("release keys: add the key, or sign with one of them.");
    assertThat(refusal.finding()).startsWith("the file is signed by ").endsWith("release keys");
  }

  @Test
  void aCertificateForOtherPurposesIsRefused() throws Exception {
    ReleaseSigner server =
        KEYS.signer("EC", KeyPurposeId.id_kp_serverAuth, TestKeys.NOW.minus(Duration.ofDays(1)));
    refused(TestFiles.swu(server, "1.0", CONTENT), Reason.STRANGER, "code signing");
  }

  @Test
  void aCertificateForMailIsTakenAsSwupdateDoes() throws Exception {
    ReleaseSigner mail =
        KEYS.signer(
            "RSA", KeyPurposeId.id_kp_emailProtection, TestKeys.NOW.minus(Duration.ofDays(1)));
    assertThat(read(TestFiles.swu(mail, "1.0", CONTENT)).version().text()).isEqualTo("1.0");
  }

  @ParameterizedTest
  @ValueSource(ints = {-400, 2})
  void aSignerWhoseTimeIsNotNowIsToldApart(int days) throws Exception {
    ReleaseSigner signer =
        KEYS.signer("EC", KeyPurposeId.id_kp_codeSigning, TestKeys.NOW.plus(Duration.ofDays(days)));
    refused(TestFiles.swu(signer, "1.0", CONTENT), Reason.SIGNER_EXPIRED, "not valid now");
    refused(TestFiles.bundle(signer, "1.0", 5), Reason.SIGNER_EXPIRED, "not valid now");
  }

  @Test
  void aKeyThatIsTrustedItselfNeedsNoAuthority() throws Exception {
    ReleaseSigner own =
        ReleaseSigner.selfSigned(
            "Own", TestKeys.NOW.minus(Duration.ofDays(1)), TestKeys.NOW.plus(Duration.ofDays(1)));
    Path file = Files.write(folder.resolve("own"), TestFiles.swu(own, "1.0", CONTENT));
    ReleaseTrust trust = ReleaseTrust.ofPem(TestKeys.pem(own.certificate()));

    assertThat(VerifiedReleaseFile.read(file, trust, TestKeys.NOW).signer().subject())
        .isEqualTo("CN=Own");
    assertThat(
            catchThrowableOfType(
                    ReleaseException.class,
                    () ->
                        VerifiedReleaseFile.read(
                            file, trust, TestKeys.NOW.plus(Duration.ofDays(2))))
                .reason())
        .isEqualTo(Reason.SIGNER_EXPIRED);
    refused(Files.readAllBytes(file), Reason.STRANGER, "release keys");
  }

  /** A leaf that is trusted is no authority: it vouches for itself alone. */
  @Test
  void whatATrustedLeafSignedIsNoCertificate() throws Exception {
    TestKeys other = TestKeys.make("Other");
    ReleaseTrust trust = new ReleaseTrust(List.of(other.signer().certificate()));
    Path file = Files.write(folder.resolve("file"), TestFiles.swu(SIGNER, "1.0", CONTENT));
    assertThat(
            catchThrowableOfType(
                    ReleaseException.class,
                    () -> VerifiedReleaseFile.read(file, trust, TestKeys.NOW))
                .reason())
        .isEqualTo(Reason.STRANGER);
  }

  @Test
  void contentsThatWereExchangedAreFound() throws Exception {
    String promised = TestFiles.description("1.0", "image", TestFiles.sha256(CONTENT));
    refused(
        TestFiles.swu(SIGNER, promised, Map.of("image", "evil".getBytes(StandardCharsets.UTF_8))),
        Reason.DAMAGED,
        "SHA-256 differs");
    refused(TestFiles.swu(SIGNER, promised, Map.of()), Reason.DAMAGED, "lacks image");
    Map<String, byte[]> more = new LinkedHashMap<>();
    more.put("image", CONTENT);
    more.put("stowaway", CONTENT);
    refused(TestFiles.swu(SIGNER, promised, more), Reason.DAMAGED, "not signed");
  }

  @Test
  void aDescriptionThatCannotBeReadIsNamedWithItsLine() throws Exception {
    refused(
        TestFiles.swu(SIGNER, "software = {\n  version 1;\n};", Map.of()),
        Reason.NOT_A_RELEASE,
        "The sw-description can't be read at line 2: after version there is no =.");
  }

  @Test
  void aContentThatStandsTwiceIsFound() throws Exception {
    byte[] description =
        TestFiles.description("1.0", "image", TestFiles.sha256(CONTENT))
            .getBytes(StandardCharsets.UTF_8);
    refused(
        TestFiles.cpio(
            List.of(
                Map.entry("sw-description", description),
                Map.entry("sw-description.sig", SIGNER.detached(description)),
                Map.entry("image", CONTENT),
                Map.entry("image", CONTENT))),
        Reason.DAMAGED,
        "twice");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../image",
        "/etc/passwd",
        "a/b",
        "a\\b",
        "..",
        ".hidden",
        "a..b",
        "-rf",
        "\u00e9"
      })
  void namesThatLeadElsewhereAreRefused(String name) throws Exception {
    String escaped = name.replace("\\", "\\\\");
    refused(
        TestFiles.swu(
            SIGNER,
            TestFiles.description("1.0", escaped, TestFiles.sha256(CONTENT)),
            Map.of(name, CONTENT)),
        Reason.NOT_A_RELEASE,
        "plain file name");
  }

  @Test
  void hugeDeclarationsAreRefusedBeforeAnythingIsRead() throws Exception {
    String huge =
        TestFiles.description("1.0", "image", TestFiles.sha256(CONTENT))
            .replace("path =", "size = 100000000000L; path =");
    refused(TestFiles.swu(SIGNER, huge, Map.of("image", CONTENT)), Reason.TOO_LARGE, "64 GiB");
    byte[] archive = TestFiles.swu(SIGNER, "1.0", CONTENT);
    byte[] declared = archive.clone();
    // The size of the last content but the trailer, in hexadecimal digits.
    int head = new String(archive, StandardCharsets.ISO_8859_1).indexOf("image\0") - 110;
    System.arraycopy(
        "fffffff0".getBytes(StandardCharsets.US_ASCII), 0, declared, head + 6 + 6 * 8, 8);
    refused(declared, Reason.DAMAGED, "declares 4294967280 bytes");
  }

  @Test
  void aBundleThatDeclaresTooMuchIsRefused() throws Exception {
    String manifest =
        """
        [update]
        compatible=x
        version=1
        [bundle]
        format=verity
        verity-hash=%s
        verity-salt=%s
        verity-size=100000000000
        """
            .formatted("0".repeat(64), "0".repeat(64));
    byte[] payload = TestFiles.join("hsqs".getBytes(StandardCharsets.US_ASCII), new byte[8188]);
    refused(
        TestFiles.bundle(payload, TestFiles.attached(SIGNER, manifest)),
        Reason.TOO_LARGE,
        "64 GiB");
    refused(
        TestFiles.bundle(
            payload, TestFiles.attached(SIGNER, manifest.replace("=100000000000", "=1000000000"))),
        Reason.DAMAGED,
        "cut off");
    refused(
        TestFiles.bundle(
            payload, TestFiles.attached(SIGNER, manifest.replace("verity\n", "plain\n"))),
        Reason.UNSIGNED,
        "plain");
  }

  @Test
  void otherFilesAreNoReleases() throws Exception {
    for (String other : List.of("", "0", "PK\u0003\u0004", "#!/bin/sh", "070707")) {
      ReleaseException refusal =
          catchThrowableOfType(
              ReleaseException.class, () -> read(other.getBytes(StandardCharsets.ISO_8859_1)));
      assertThat(refusal).as(other).isNotNull();
    }
    refused("PK".getBytes(StandardCharsets.US_ASCII), Reason.NOT_A_RELEASE, "neither");
  }

  @Test
  void aVersionThatCannotBeComparedIsRefused() throws Exception {
    for (String version : List.of("", "1 0", "x".repeat(65))) {
      refused(TestFiles.swu(SIGNER, version, CONTENT), Reason.NOT_A_RELEASE, "version");
    }
  }

  /** Constructed values within each other make a reader that calls itself run out of its stack. */
  @Test
  void aSignatureOfManyLayersIsRefusedLikeAnyOther() throws Exception {
    List<byte[]> layers = new ArrayList<>();
    for (byte[] layer : new byte[][] {{0x30, (byte) 0x80}, {0x24, (byte) 0x80}}) {
      byte[] deep = new byte[60_000];
      for (int i = 0; i < deep.length; i++) {
        deep[i] = layer[i % 2];
      }
      layers.add(deep);
    }
    for (byte[] deep : layers) {
      refused(
          TestFiles.bundle(
              TestFiles.join("hsqs".getBytes(StandardCharsets.US_ASCII), new byte[8188]), deep),
          Reason.DAMAGED,
          "can't be read");
    }
  }
}
