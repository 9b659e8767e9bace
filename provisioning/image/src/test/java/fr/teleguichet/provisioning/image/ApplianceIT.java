package fr.teleguichet.provisioning.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * From the technician's card to a citizen's session: the image of a PC, flashed with a claim,
 * started in a virtual machine from an empty data partition, and looked at by a shell that only the
 * test's copy of the disk has.
 */
@ExtendWith(SharedKiosk.Resolver.class)
@Order(1)
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(value = 50, unit = TimeUnit.MINUTES)
@Tag("proof")
final class ApplianceIT {

  private static final Duration SOON = Duration.ofMinutes(2);

  @SuppressWarnings("NullAway.Init") // JUnit sets it first.
  private FlashedKiosk kiosk;

  @SuppressWarnings("NullAway.Init") // JUnit sets it first.
  private GuestShell shell;

  @BeforeAll
  void lookAt(SharedKiosk shared) {
    kiosk = shared.kiosk();
    shell = kiosk.shell();
  }

  @AfterAll
  void lookAway() throws IOException {
    if (shell != null) {
      shell.close();
    }
  }

  @Test
  void theUnitEnrolsWithItsClaimAndIsLiveAtTheManager() throws Exception {
    kiosk.awaitConnection();

    assertThat(shell.run("ls /boot/firmware/teleguichet/claim.json", SOON).exitCode())
        .as("a claim is used once")
        .isNotZero();
  }

  @Test
  void aSessionByTouchOnThePageThatChromiumPaintsIsRecordedAtTheManager() throws Exception {
    kiosk.awaitConnection();
    TouchScreen screen = kiosk.screen();

    // It has no camera, which it says in its own words.
    screen.awaitWords("La visio est en pause");
    screen.touch("Voir");
    screen.awaitWords("quel service voulez-vous");
    screen.press("effacer");
    screen.awaitWords("La visio est en pause");

    Awaitility.await("the session's first step and its last")
        .atMost(VirtualMachine.START)
        .pollInterval(Duration.ofSeconds(2))
        .untilAsserted(
            () ->
                assertThat(
                        kiosk
                            .manager()
                            .get("/api/v1/records?type=visit&kiosk=" + FlashedKiosk.ID)
                            .get("records"))
                    .hasSize(2));
    assertThat(
            shell.ask(
                "cat /var/lib/teleguichet-edge-agent/journal.db*"
                    + " | grep -ao '\"step\":\"[a-z]*\"' | sort -u",
                SOON))
        .as("the long press was a tap, and nobody had to give up")
        .isEqualTo("\"step\":\"left\"\n\"step\":\"touched\"");
  }

  /** A letter that no font has is a box on the screen, in a citizen's own name. */
  @Test
  void thereAreLettersForNamesOfTheWholeWorld() throws Exception {
    for (String letter :
        List.of("é", "Ω", "ж", "Ա", "ა", "א", "ب", "አ", "अ", "த", "ไ", "ខ", "中", "あ", "한")) {
      assertThat(shell.ask("fc-list :charset=%x family".formatted(letter.codePointAt(0)), SOON))
          .as(letter)
          .isNotBlank();
    }
  }

  @Test
  void nothingOfTheSystemCanBeWrittenAndWhatHasToBeIsOnTheDataPartition() throws Exception {
    String mounts = shell.ask("findmnt -rno TARGET,SOURCE,OPTIONS", SOON);

    assertThat(mounts.lines().filter(line -> line.startsWith("/ ")).toList())
        .singleElement()
        .asString()
        .matches("/ \\S+ ro,.*");
    assertThat(mounts.lines().filter(line -> line.matches("/(data|var|etc/teleguichet) .*")))
        .hasSize(3)
        .allMatch(line -> line.contains(" /dev/") && line.contains(" rw,"));
    assertThat(shell.run("touch /usr/x /etc/x", SOON).exitCode()).isNotZero();
  }

  @Test
  void theDataPartitionHasGrownToTheDisksEnd() throws Exception {
    String bytes = shell.ask("df --output=size -B1 /data | tail -1", SOON);

    assertThat(Long.parseLong(bytes.strip())).isGreaterThan(1_000_000_000L);
  }

  @Test
  void theOnlySwapIsInMemory() throws Exception {
    assertThat(shell.ask("swapon --show=NAME --noheadings", SOON)).isEqualTo("/dev/zram0");
  }

  @Test
  void largePagesAreForWhoAsksForThem() throws Exception {
    assertThat(shell.ask("cat /sys/kernel/mm/transparent_hugepage/enabled", SOON))
        .isEqualTo("always [madvise] never");
  }

  @Test
  void wifiHasTheChannelsOfFrance() throws Exception {
    assertThat(
            shell.ask(
                "modprobe cfg80211 && cat /sys/module/cfg80211/parameters/ieee80211_regdom", SOON))
        .isEqualTo("FR");
  }

  @Test
  void theMachineKeepsItsIdForTheOtherSlot() throws Exception {
    assertThat(shell.ask("cat /data/system/machine-id", SOON))
        .matches("[0-9a-f]{32}")
        .isEqualTo(shell.ask("cat /etc/machine-id", SOON));
  }

  @Test
  void thePortsAreThisMachinesOwnAndNobodyElsesFromOutside() throws Exception {
    awaitAgent();

    // Local address in hexadecimal and state, 0A for one that listens; 0100007F is 127.0.0.1, which
    // Java's sockets for both families write as an address of IPv6.
    String listening =
        shell.ask(
            "awk '$4 == \"0A\" {sub(/^0000000000000000FFFF0000/, \"\", $2); print $2}'"
                + " /proc/net/tcp /proc/net/tcp6",
            SOON);
    // 07 takes datagrams from everybody; one that is connected hears its peer alone.
    String datagrams =
        shell.ask(
            "awk '$4 == \"07\" {sub(/^0000000000000000FFFF0000/, \"\", $2); print $2}'"
                + " /proc/net/udp /proc/net/udp6",
            SOON);

    assertThat(listening.lines())
        .contains("0100007F:1F9A")
        .allMatch(
            it -> it.startsWith("0100007F:") || it.startsWith("00000000000000000000000001000000:"));
    // Ports 68 and 546 are where the network's addresses come in.
    assertThat(datagrams.lines())
        .allMatch(
            it -> it.matches("(0100007F|00000000000000000000000001000000):.*|.*:(0044|0222)"));
  }

  @Test
  void nobodyCanLogIn() throws Exception {
    assertThat(shell.ask("cut -d: -f2 /etc/shadow | sort -u", SOON).lines())
        .allMatch(it -> it.startsWith("!") || it.equals("*"));
    assertThat(shell.ask("pgrep -a 'getty|sulogin|sshd' || true", SOON)).isEmpty();
  }

  @Test
  void theFirmwareCannotPassOrdersToSystemd() throws Exception {
    // The virtual machine's firmware holds one (VirtualMachine).
    assertThat(shell.ask("grep -c bench.door /sys/firmware/dmi/tables/DMI", SOON)).isEqualTo("1");
    assertThat(shell.run("ls /run/credentials/@system", SOON).exitCode()).isNotZero();
  }

  @Test
  void aWatchdogOfTheHardwareIsFed() throws Exception {
    assertThat(shell.ask("systemctl show -p RuntimeWatchdogUSec", SOON))
        .isEqualTo("RuntimeWatchdogUSec=30s");
    // The kernel's own word: systemd says which of the device's two names it opened first.
    assertThat(shell.ask("cd /sys/class/watchdog/watchdog0 && cat state timeout", SOON).lines())
        .containsExactly("active", "30");
  }

  @Test
  void nothingFailed() throws Exception {
    awaitAgent();

    assertThat(shell.ask("systemctl --failed --plain --no-legend", SOON)).isEmpty();
    assertThat(shell.ask("journalctl -b -p err --no-pager -o cat -u polkit", SOON)).isEmpty();
    // An agent that took the read-only system for a broken disk would start the machine again.
    assertThat(shell.ask("journalctl -b --no-pager -o cat -u teleguichet-edge-agent", SOON))
        .doesNotContain("reason=read-only");
  }

  private void awaitAgent() {
    Awaitility.await("the agent")
        .atMost(VirtualMachine.START)
        .pollInterval(Duration.ofSeconds(2))
        .until(
            () -> shell.run("systemctl is-active teleguichet-edge-agent", SOON).text(),
            "active"::equals);
  }

  @Test
  void theJournalIsBounded() throws Exception {
    List<String> lines =
        shell.ask("systemd-analyze cat-config systemd/journald.conf", SOON).lines().toList();

    assertThat(lines).contains("SystemMaxUse=64M");
  }
}
