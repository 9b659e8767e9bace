package fr.teleguichet.provisioning.image;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.hardware.peer.Installed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A data partition that has no byte left, for root neither: a start goes on with what was there,
 * and a reset makes room. The partition is a file system in memory, which wants root.
 */
@Timeout(120)
final class FullDataTest {

  private static final Path SCRIPTS =
      Path.of("src/main/image/common/usr/lib/teleguichet-image").toAbsolutePath();
  private static final String FILL =
      "dd if=/dev/zero of=\"$DATA/var/log/fill\" bs=4k 2> /dev/null && exit 9; ";

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void aKioskWithItsCard() throws IOException {
    if (!"root".equals(System.getProperty("user.name"))) {
      Path _ = Installed.missing("not root, so nothing can be mounted");
    }
    Path _ = Installed.program("unshare", "util-linux");
    put("factory/var/lib/something", "of the package");
    Files.createDirectories(folder.resolve("factory/var/log"));
    put("factory/etc/teleguichet/release-keys.pem", "keys 1");
    put("machine-id", "0123456789abcdef0123456789abcdef\n");
    put("boot/teleguichet/agent.yaml", "card: 1");
    put("boot/teleguichet/network/teleguichet-wired.nmconnection", "[wired 1]");
    Files.createDirectories(folder.resolve("data"));
  }

  @Test
  void aChangedCardOnAFullPartitionStopsNoStartAndIsTakenOnceThereIsRoom() throws Exception {
    String told =
        onSmallPartition(
            "layout; "
                + FILL
                + """
                echo 'card: 2' > "$BOOT/teleguichet/agent.yaml"
                echo 'a list' > "$BOOT/teleguichet/trust-list.swu"
                echo '[wired 2]' > "$BOOT/teleguichet/network/teleguichet-wired.nmconnection"
                mkdir "$FACTORY/var/lib/more"
                echo more > "$FACTORY/var/lib/more/file"
                echo 'keys 2' > "$FACTORY/etc/teleguichet/release-keys.pem"
                layout || echo "no start"
                find "$DATA" -name '*.new'
                cat "$DATA/etc/teleguichet/agent.yaml" "$DATA/etc/teleguichet/release-keys.pem"
                cat "$DATA/etc/NetworkManager/system-connections/teleguichet-wired.nmconnection"
                echo; echo "with room"
                rm "$DATA/var/log/fill"
                layout
                cat "$DATA/etc/teleguichet/agent.yaml" "$DATA/etc/teleguichet/release-keys.pem"
                cat "$DATA/etc/NetworkManager/system-connections/teleguichet-wired.nmconnection"
                cat "$DATA/var/lib/more/file"
                """);

    String full = told.substring(0, told.indexOf("with room"));
    assertThat(full)
        .contains("agent.yaml could not be written; what was there before stays")
        .contains("trust-list.swu could not", "teleguichet-wired.nmconnection could not")
        .endsWith("card: 1keys 1[wired 1]\n")
        .doesNotContain("no start", ".new\n");
    assertThat(told.substring(full.length()))
        .isEqualTo("with room\ncard: 2\nkeys 2\n[wired 2]\nmore\n");
  }

  /** As a disk does that is worn out. */
  @Test
  void aPartitionThatCanOnlyBeReadStopsNoStart() throws Exception {
    String told =
        onSmallPartition(
            """
            layout
            echo 'card: 2' > "$BOOT/teleguichet/agent.yaml"
            rm "$BOOT/teleguichet/network/teleguichet-wired.nmconnection"
            mount -o remount,ro "$DATA"
            layout && echo started
            cat "$DATA/etc/teleguichet/agent.yaml"
            """);

    assertThat(told).endsWith("started\ncard: 1").contains("agent.yaml could not be written");
  }

  @Test
  void aResetOfAFullPartitionMakesRoomForItself() throws Exception {
    String told =
        onSmallPartition(
            """
            layout
            mkdir -p "$DATA/var/lib/teleguichet-edge-agent"
            echo kind=keep-identity > "$DATA/var/lib/teleguichet-edge-agent/factory-reset"
            """
                + FILL
                + """
                sh "$SCRIPTS/factory-reset" "$DATA" "$BOOT" || echo "no reset"
                ls "$DATA/etc/teleguichet" "$DATA/system" "$DATA/var/lib/teleguichet-edge-agent"
                """);

    assertThat(told)
        .contains("factory-reset: keep-identity", "factory-reset.done")
        .doesNotContain("no reset", "agent.yaml", "factory-reset.new");
  }

  private String onSmallPartition(String script) throws Exception {
    String layout =
        "layout() { sh \"$SCRIPTS/lay-out-data\" \"$DATA\" \"$BOOT\" \"$FACTORY\" \"$ID\"; }; ";
    return Programs.run(
        Map.of(
            "SCRIPTS", SCRIPTS.toString(),
            "DATA", folder.resolve("data").toString(),
            "BOOT", folder.resolve("boot").toString(),
            "FACTORY", folder.resolve("factory").toString(),
            "ID", folder.resolve("machine-id").toString()),
        Duration.ofMinutes(1),
        List.of(
            "unshare",
            "--mount",
            "sh",
            "-c",
            "mount -t tmpfs -o size=256k none \"$DATA\"; " + layout + script));
  }

  private void put(String path, String content) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
