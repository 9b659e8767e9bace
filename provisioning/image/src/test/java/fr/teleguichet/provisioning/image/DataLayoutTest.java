package fr.teleguichet.provisioning.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies on the data partition after a start, whatever was there before. */
final class DataLayoutTest {

  private static final String ID = "0123456789abcdef0123456789abcdef\n";

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void anImage() throws IOException {
    put("factory/var/lib/something", "from the package");
    put("factory/etc/teleguichet/agent.yaml", "image: 1");
    put("factory/etc/teleguichet/release-keys.pem", "keys 1");
    put("factory/etc/teleguichet/trust-root.pem", "root 1");
    put("machine-id", ID);
    Files.createDirectories(folder.resolve("boot"));
    Files.createDirectories(folder.resolve("data"));
  }

  @Test
  void aFirstStartPutsThereWhatTheImageBrings() throws Exception {
    layOut();

    assertThat(data("var/lib/something")).isEqualTo("from the package");
    assertThat(data("etc/teleguichet/agent.yaml")).isEqualTo("image: 1");
    assertThat(data("system/machine-id")).isEqualTo(ID);
    Path root = folder.resolve("data/etc/teleguichet/trust-root.pem");
    assertThat(root).hasContent("root 1");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root)))
        .isEqualTo("rw-r--r--");
  }

  /** Whoever has the card must not choose who takes keys back. */
  @Test
  void theRootOfTrustListsComesWithTheImageAlone() throws Exception {
    put("boot/teleguichet/trust-root.pem", "a thief's");
    put("boot/teleguichet/trust-list.swu", "the card's");

    layOut();

    assertThat(data("etc/teleguichet/trust-root.pem")).isEqualTo("root 1");
    assertThat(data("etc/teleguichet/trust-list.swu")).isEqualTo("the card's");
  }

  @Test
  void anUpdateBringsItsKeysAndLeavesTheKiosksStateAndSettingsAlone() throws Exception {
    layOut();
    put("data/var/lib/something", "the kiosk's own");
    put("data/etc/teleguichet/agent.yaml", "kiosk: 1");
    put("factory/etc/teleguichet/agent.yaml", "image: 2");
    put("factory/etc/teleguichet/release-keys.pem", "keys 2");
    put("machine-id", ID.replace('0', '1'));

    layOut();

    assertThat(data("var/lib/something")).isEqualTo("the kiosk's own");
    assertThat(data("etc/teleguichet/agent.yaml")).isEqualTo("kiosk: 1");
    assertThat(data("etc/teleguichet/release-keys.pem")).isEqualTo("keys 2");
    assertThat(data("system/machine-id")).isEqualTo(ID);
  }

  @Test
  void whatWasPreparedOnTheCardGoesBeforeTheImagesOwn() throws Exception {
    put("boot/teleguichet/agent.yaml", "card: 1");
    put("boot/teleguichet/network/wifi.nmconnection", "[wifi]");

    layOut();

    assertThat(data("etc/teleguichet/agent.yaml")).isEqualTo("card: 1");
    Path network = folder.resolve("data/etc/NetworkManager/system-connections/wifi.nmconnection");
    assertThat(network).hasContent("[wifi]");
    // NetworkManager takes no file that others could read.
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(network)))
        .isEqualTo("rw-------");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("data/etc/teleguichet/agent.yaml"))))
        .doesNotEndWith("r--");
  }

  @Test
  void aNetworkThatTheCardBringsNoMoreIsGoneAndWhatWasSetOnSiteStays() throws Exception {
    put("boot/teleguichet/agent.yaml", "card: 1");
    put("boot/teleguichet/network/teleguichet-wired.nmconnection", "[ethernet]");
    layOut();
    Path networks = folder.resolve("data/etc/NetworkManager/system-connections");
    put("data/etc/NetworkManager/system-connections/teleguichet-onsite.nmconnection", "[wifi]");
    assertThat(networks.resolve("teleguichet-wired.nmconnection")).exists();

    Files.delete(folder.resolve("boot/teleguichet/network/teleguichet-wired.nmconnection"));
    layOut();

    assertThat(networks.resolve("teleguichet-wired.nmconnection")).doesNotExist();
    assertThat(networks.resolve("teleguichet-onsite.nmconnection")).exists();
  }

  /** FAT has no journal: a file of the right length may hold zeros. */
  @Test
  void whatIsDamagedOnTheCardIsPassedOverAndTakesNothingAway() throws Exception {
    put("boot/teleguichet/agent.yaml", "card: 1");
    put("boot/teleguichet/network/teleguichet-wired.nmconnection", "[ethernet]");
    layOut();

    put("boot/teleguichet/agent.yaml", "\0".repeat(512));
    put("boot/teleguichet/network/teleguichet-wired.nmconnection", "[ether\0\0");
    layOut();
    assertThat(data("etc/teleguichet/agent.yaml")).isEqualTo("card: 1");
    String wired = "etc/NetworkManager/system-connections/teleguichet-wired.nmconnection";
    assertThat(data(wired)).isEqualTo("[ethernet]");

    Files.delete(folder.resolve("boot/teleguichet/network/teleguichet-wired.nmconnection"));
    layOut();
    assertThat(folder.resolve("data").resolve(wired)).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0123\n", "\0\0\0\0", "0123456789ABCDEF0123456789ABCDEF\n"})
  void aDamagedIdOfTheMachineIsReplaced(String damaged) throws Exception {
    put("data/system/machine-id", damaged);

    layOut();

    assertThat(data("system/machine-id")).isEqualTo(ID);
  }

  /** A boot partition that can't be read takes no network away. */
  @Test
  void withoutTheCardItsNetworksStay() throws Exception {
    put("data/etc/NetworkManager/system-connections/teleguichet-wired.nmconnection", "[ethernet]");

    layOut();

    assertThat(
            folder.resolve(
                "data/etc/NetworkManager/system-connections/teleguichet-wired.nmconnection"))
        .exists();
  }

  @Test
  void aLinkOnTheCardIsNotFollowed() throws Exception {
    Files.createDirectories(folder.resolve("boot/teleguichet"));
    Files.createSymbolicLink(
        folder.resolve("boot/teleguichet/agent.yaml"), folder.resolve("machine-id"));

    layOut();

    assertThat(data("etc/teleguichet/agent.yaml")).isEqualTo("image: 1");
  }

  @Test
  void whatAPowerCutLeftHalfWrittenIsWrittenAnew() throws Exception {
    put("data/etc/teleguichet/release-keys.pem.new", "ke");
    put("data/system/machine-id", "");

    layOut();

    assertThat(data("etc/teleguichet/release-keys.pem")).isEqualTo("keys 1");
    assertThat(data("system/machine-id")).isEqualTo(ID);
  }

  /** Also where an update's package brings a folder, a file and a link more. */
  @Test
  void whatAPowerCutLeftOfAFirstCopyIsMadeAnewAndAnUpdateAddsWhatIsMissing() throws Exception {
    put("data/var.new/lib/something", "from");
    layOut();
    assertThat(data("var/lib/something")).isEqualTo("from the package");
    assertThat(folder.resolve("data/var.new")).doesNotExist();

    put("factory/var/lib/more/file", "more");
    put("data/var/lib/more.new/half", "a cut");
    Files.createSymbolicLink(folder.resolve("factory/var/lib/link"), Path.of("more/file"));
    Files.setPosixFilePermissions(
        folder.resolve("factory/var/lib/more"), PosixFilePermissions.fromString("rwxr-x---"));
    layOut();
    assertThat(data("var/lib/more/file")).isEqualTo("more");
    assertThat(data("var/lib/link")).isEqualTo("more");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("data/var/lib/more"))))
        .isEqualTo("rwxr-x---");

    Files.setPosixFilePermissions(
        folder.resolve("factory/var/lib/more"), PosixFilePermissions.fromString("rwxrwx---"));
    layOut();
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("data/var/lib/more"))))
        .isEqualTo("rwxrwx---");
  }

  @Test
  void aStartThatChangesNothingWritesNothing() throws Exception {
    layOut();
    Path keys = folder.resolve("data/etc/teleguichet/release-keys.pem");
    Object before = Files.getAttribute(keys, "unix:ino");

    layOut();

    assertThat(Files.getAttribute(keys, "unix:ino")).isEqualTo(before);
  }

  private void layOut() throws Exception {
    Programs.run(
        Duration.ofMinutes(1),
        "sh",
        Path.of("src/main/image/common/usr/lib/teleguichet-image/lay-out-data")
            .toAbsolutePath()
            .toString(),
        folder.resolve("data").toString(),
        folder.resolve("boot").toString(),
        folder.resolve("factory").toString(),
        folder.resolve("machine-id").toString());
  }

  private void put(String path, String content) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.deleteIfExists(file);
    Files.writeString(file, content);
  }

  private String data(String path) throws IOException {
    return Files.readString(folder.resolve("data").resolve(path));
  }
}
