package fr.teleguichet.provisioning.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;

/** What the build made, before a test changed anything: signed, and without a door. */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(value = 50, unit = TimeUnit.MINUTES)
@Tag("proof")
final class DoorsIT {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @SuppressWarnings("NullAway.Init") // JUnit sets it first.
  private BuiltImage image;

  @BeforeAll
  void build() throws Exception {
    image = BuiltImage.get();
  }

  @Test
  void theShellOfTheTestsIsNotInTheProduct() throws Exception {
    assertThat(inSlot("stat " + ShellOverlay.UNIT)).contains("File not found");
    assertThat(inSlot("ls -p /etc/systemd/system/multi-user.target.wants"))
        .contains("teleguichet-edge-agent.service", "teleguichet-screen.service")
        .doesNotContain("bench", "getty", "ssh");
  }

  @Test
  void consolesAreMaskedAndNoServerForLoginsIsThere() throws Exception {
    for (String unit :
        new String[] {"getty@.service", "serial-getty@.service", "debug-shell.service"}) {
      assertThat(inSlot("stat /etc/systemd/system/" + unit))
          .contains("Fast link dest: \"/dev/null\"");
    }
    assertThat(inSlot("stat /usr/sbin/sshd")).contains("File not found");
    assertThat(Files.readString(image.folder().resolve(BuiltImage.NAME + ".packages")))
        .doesNotContain("openssh-server");
  }

  @Test
  void javaIsTheFewModulesThatTheAgentNeedsWithItsArchiveForSmallObjects() throws Exception {
    assertThat(Files.readString(image.folder().resolve(BuiltImage.NAME + ".packages")))
        .contains("teleguichet-runtime 25")
        .doesNotContain("openjdk");
    String server = "/usr/lib/jvm/teleguichet-runtime/lib/server";
    assertThat(inSlot("ls -p " + server)).contains("libjvm.so", "classes_coh.jsa");
    assertThat(inSlot("ls -p /usr/lib/jvm")).doesNotContain("openjdk");
    assertThat(inSlot("ls -p /")).doesNotContain("java-runtime");
  }

  @Test
  void aKioskComesWithWhoSignsReleasesAndWhoTakesSuchAKeyBack() throws Exception {
    String folder = "/usr/share/factory/etc/teleguichet/";
    assertThat(inSlot("cat " + folder + "release-keys.pem"))
        .contains(Files.readString(image.keys().authority()));
    assertThat(inSlot("cat " + folder + "trust-root.pem"))
        .contains(Files.readString(image.keys().root()));
    assertThat(inSlot("stat " + folder + "trust-root.pem"))
        .containsPattern("Mode: +0644")
        .containsPattern("User: +0 ");
  }

  @Test
  void theBootLoaderAsksNobodyAndHandsNoOrdersOn() throws Exception {
    String configuration =
        Programs.run(
            PATIENCE, "mtype", "-i", image.disk() + "@@" + BuiltImage.BOOT, "::/grub/grub.cfg");

    assertThat(configuration)
        .contains("set superusers=", "set timeout=0")
        .doesNotContain("\npassword", "menuentry", "console=tty");
    assertThat(configuration.lines().filter(line -> line.startsWith("linux ")).toList())
        .hasSize(2)
        .allMatch(line -> line.contains(" ro ") && line.contains("systemd.import_credentials=no"));
  }

  @Test
  void digestsAreRightAndSignedByTheReleaseKey() throws Exception {
    Path digests = image.folder().resolve(BuiltImage.NAME + ".sha256");
    Programs.run(
        PATIENCE,
        "openssl",
        "cms",
        "-verify",
        "-binary",
        "-purpose",
        "any",
        "-inform",
        "DER",
        "-in",
        digests + ".sig",
        "-content",
        digests.toString(),
        "-CAfile",
        image.keys().authority().toString());
    Programs.run(
        PATIENCE,
        "sh",
        "-c",
        "cd \"$1\" && sha256sum --check \"$2\"",
        "sh",
        image.folder().toString(),
        digests.toString());
  }

  @Test
  void theBundleIsForThisBoardAndSignedByTheReleaseKey() throws Exception {
    Path configuration =
        Files.writeString(
            image.folder().resolveSibling("rauc.conf"),
            "[system]\ncompatible=teleguichet-generic-pc\nbootloader=noop\n"
                + "[keyring]\npath=%s\ncheck-purpose=codesign\n"
                    .formatted(image.keys().authority()));

    assertThat(
            Programs.run(
                PATIENCE, "rauc", "--conf=" + configuration, "info", image.bundle().toString()))
        .contains("'teleguichet-generic-pc'", "'2026.11.0'", "verity");
  }

  private String inSlot(String command) throws Exception {
    return Programs.run(
        PATIENCE, "debugfs", "-R", command, image.disk() + "?offset=" + BuiltImage.SLOT_A);
  }
}
