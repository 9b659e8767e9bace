package fr.teleguichet.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.awaitility.Durations.FIVE_MINUTES;
import static org.awaitility.Durations.TEN_MINUTES;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Debian's own tools take the packages through their lives, in a container that boots: installed,
 * upgraded, downgraded, removed and purged. The three are installed at once and make a fleet of one
 * kiosk, so that there is something to be kept.
 */
@Timeout(1200)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("proof")
final class PackageLifeIT {
  private static final String TOKEN = "a-token-for-records-only";
  private static final String PIN = "804612";
  private static final String NETWORK = "http://127.0.0.1:8090/api/technician/network";
  private static final String CONF = "/etc/teleguichet/agent.yaml";
  private static final String DATA = "/var/lib/teleguichet-fleet-manager";
  private static final String SITE =
      "{\"name\": \"Mairie\", \"commune\": \"Gourdon\", \"insee\": \"46127\","
          + " \"latitude\": 44.7358, \"longitude\": 1.3807}";

  @TempDir private static Path folder = Path.of("");

  private static @Nullable BootedContainer booted;

  @BeforeAll
  static void theThreeAreInstalledWithOneCommand() throws IOException {
    BootedContainer container = BootedContainer.boot(folder.resolve("root"));
    booted = container;
    copy(DebianPackage.all().map(DebianPackage::file), container.path("/packages"));
    String previous = System.getProperty("packages.previous", "");
    if (previous.isEmpty()) {
      install("./teleguichet-*.deb");
    } else {
      // The packages of an earlier release are what is upgraded then; its images are large.
      try (Stream<Path> files = Files.list(Path.of(previous))) {
        copy(
            files.filter(it -> it.toString().endsWith(".deb")),
            container.path("/packages/previous"));
      }
      install("./previous/teleguichet-*_all.deb");
    }
  }

  private static void copy(Stream<Path> packages, Path folder) throws IOException {
    Path _ = Files.createDirectories(folder);
    for (Path it : packages.toList()) {
      Path _ =
          Files.copy(it, folder.resolve(it.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @AfterAll
  static void theContainerGoes() throws IOException {
    if (booted != null) {
      booted.close();
    }
  }

  @Test
  @Order(1)
  void theThreeMakeAFleet() throws IOException {
    managerIsUp();
    String _ = container().sh(manager("/api/v1/sites/gourdon", "-X PUT --json '" + SITE + "'"));

    // The card of a kiosk, and the kiosk's first boot with it.
    String said =
        container()
            .sh(
                "mkdir -p /media/card /boot/firmware\n"
                    + "touch /media/card/config.txt\n"
                    + "echo console=tty1 > /media/card/cmdline.txt\n"
                    + "teleguichet-provision --lang en prepare /media/card --kiosk gourdon-01"
                    + " --site gourdon --manager http://127.0.0.1:8080 --token-file "
                    + DATA
                    + "/api-token\n"
                    + "mv /media/card/teleguichet /boot/firmware/\n"
                    + "systemctl restart teleguichet-edge-agent");

    assertThat(said).contains("gourdon-01");
    await("the kiosk among those of the manager")
        .atMost(FIVE_MINUTES)
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> container().tried("sh", "-c", manager("/api/v1/kiosks/gourdon-01", "")).output(),
            it -> it.contains("\"id\":\"gourdon-01\"") && it.contains("\"lastHeard\":\"2"));
    assertThat(container().path("/boot/firmware/teleguichet/claim.json")).doesNotExist();
  }

  /** With the rights that the package gives the agent, by Debian's NetworkManager and polkit. */
  @Test
  @Order(2)
  void aTechnicianSetsTheNetworkOnSiteAndAMistakeUndoesItself() throws IOException {
    String _ =
        container()
            .sh(
                "printf '[keyfile]\\nunmanaged-devices=interface-name:far7\\n"
                    + "[connection]\\nipv4.dhcp-timeout=5\\nipv6.ra-timeout=5\\n'"
                    + " > /etc/NetworkManager/conf.d/test.conf\n"
                    + "ip link add eth7 type veth peer name far7\n"
                    + "ip link set far7 up\n"
                    + "systemctl restart NetworkManager\n"
                    + "printf 'technician:\\n  pin: \""
                    + PIN
                    + "\"\\n' >> "
                    + CONF
                    + "\nsystemctl restart teleguichet-edge-agent");
    String _ = unit();

    tryNetwork(
        "{'kind': 'wired', 'address': '198.51.100.7', 'prefix': 24, 'gateway': '198.51.100.1'}");
    networkIs("\"kept\":true");
    assertThat(container().run("ip", "-4", "-brief", "address", "show", "eth7"))
        .contains("198.51.100.7/24");
    assertThat(
            container()
                .run(
                    "stat",
                    "--format=%U %a",
                    "/etc/NetworkManager/system-connections/teleguichet-onsite.nmconnection")
                .strip())
        .isEqualTo("root 600");

    // Nobody gives it an address.
    tryNetwork("{'kind': 'wired'}");
    networkIs("\"kept\":false");
    await("the former network")
        .atMost(FIVE_MINUTES)
        .until(
            () -> container().run("ip", "-4", "-brief", "address", "show", "eth7"),
            it -> it.contains("198.51.100.7/24"));

    assertThat(
            container()
                .tried(
                    "runuser",
                    "-u",
                    "teleguichet-screen",
                    "--",
                    "busctl",
                    "call",
                    "org.freedesktop.NetworkManager",
                    "/org/freedesktop/NetworkManager",
                    "org.freedesktop.NetworkManager",
                    "CheckpointCreate",
                    "aouu",
                    "0",
                    "5",
                    "0")
                .exitCode())
        .as("the browser's user may not")
        .isNotZero();
  }

  private static void tryNetwork(String connection) {
    String body = "{'action': 'try', 'connection': %s}".formatted(connection).replace('\'', '"');
    String _ =
        await("the network's page takes it")
            .atMost(FIVE_MINUTES)
            .pollInterval(Duration.ofSeconds(1))
            .until(
                () ->
                    container()
                        .tried(
                            "curl",
                            "-fsS",
                            "-m",
                            "20",
                            "-H",
                            "Origin: http://127.0.0.1:8090",
                            "-H",
                            "Authorization: Bearer " + PIN,
                            "--json",
                            body,
                            NETWORK)
                        .output(),
                it -> it.contains("\"lines\""));
  }

  private static void networkIs(String words) {
    String _ =
        await("the trial's end")
            .atMost(FIVE_MINUTES)
            .pollInterval(Duration.ofSeconds(1))
            .until(
                () ->
                    container()
                        .tried(
                            "curl",
                            "-sS",
                            "-m",
                            "20",
                            "-H",
                            "Authorization: Bearer " + PIN,
                            NETWORK)
                        .output(),
                it -> it.contains(words));
  }

  @Test
  @Order(3)
  void theAgentServesItsPageAndKeepsWhoItIsUntilItIsPurged() throws IOException {
    String unit = unit();
    assertThat(container().run("systemctl", "is-enabled", "teleguichet-edge-agent").strip())
        .isEqualTo("enabled");
    assertThat(container().run("stat", "--format=%U:%G %a", CONF).strip())
        .isEqualTo("root:teleguichet-edge-agent 640");

    // Somebody sets something, as on a real kiosk.
    String _ =
        container().sh("sed -i 's/^  # records-token: .*/  records-token: " + TOKEN + "/' " + CONF);
    String _ = container().run("systemctl", "restart", "teleguichet-edge-agent");
    assertThat(unit()).isEqualTo(unit);
    Numbered first = record();

    Path newer =
        RenumberedPackage.of(
            DebianPackage.AGENT,
            DebianPackage.AGENT.version() + "+later",
            container().path("/packages"));
    String before = mainProcess("teleguichet-edge-agent");
    install("./" + newer.getFileName());
    assertThat(unit()).as("after the upgrade").isEqualTo(unit);
    assertThat(mainProcess("teleguichet-edge-agent"))
        .as("the new version runs")
        .isNotEqualTo(before);
    Numbered second = record();
    assertThat(second.follows(first)).as(second + " after " + first).isTrue();

    install("--allow-downgrades ./" + DebianPackage.AGENT.file().getFileName());
    assertThat(installed(DebianPackage.AGENT)).isEqualTo(DebianPackage.AGENT.version());
    assertThat(unit()).as("after the downgrade").isEqualTo(unit);
    Numbered third = record();
    assertThat(third.follows(second)).as(third + " after " + second).isTrue();

    // Whoever turned it off finds it off.
    String _ = container().run("systemctl", "disable", "--now", "teleguichet-edge-agent");
    install("./" + newer.getFileName());
    assertThat(container().tried("systemctl", "is-enabled", "teleguichet-edge-agent").output())
        .startsWith("disabled");
    String _ = container().run("systemctl", "enable", "--now", "teleguichet-edge-agent");
    assertThat(unit()).isEqualTo(unit);

    String _ = container().run("apt-get", "remove", "-y", "-q", DebianPackage.AGENT.name());
    assertThat(container().tried("systemctl", "is-active", "teleguichet-edge-agent").output())
        .startsWith("inactive");
    assertThat(container().path("/usr/lib/teleguichet-edge-agent")).doesNotExist();
    assertThat(container().run("cat", CONF)).contains(TOKEN);
    install("./" + newer.getFileName());
    assertThat(unit()).as("removed and installed again").isEqualTo(unit);
    Numbered fourth = record();
    assertThat(fourth.follows(third)).as(fourth + " after " + third).isTrue();

    purge(DebianPackage.AGENT);
    assertThat(leftOf("teleguichet-edge-agent")).isEmpty();
    assertThat(leftOf("teleguichet-screen")).isEmpty();
    assertThat(container().path(CONF)).doesNotExist();
    assertThat(container().run("id", "--name", "--user", "teleguichet-edge-agent").strip())
        .as("users stay, as Debian's do")
        .isEqualTo("teleguichet-edge-agent");
  }

  @Test
  @Order(4)
  void theManagerKeepsItsDataWhateverBecomesOfItsPackage() throws IOException {
    assertThat(container().run("stat", "--format=%U:%G %a", DATA).strip())
        .isEqualTo("teleguichet-fleet-manager:teleguichet-fleet-manager 700");
    String authority = container().sh("sha256sum " + DATA + "/authority/published/authorities.pem");

    Path newer =
        RenumberedPackage.of(
            DebianPackage.MANAGER,
            DebianPackage.MANAGER.version() + "+later",
            container().path("/packages"));
    String before = mainProcess("teleguichet-fleet-manager");
    install("./" + newer.getFileName());
    assertThat(mainProcess("teleguichet-fleet-manager"))
        .as("the new version runs")
        .isNotEqualTo(before);
    managerIsUp();
    assertThat(container().sh(manager("/api/v1/kiosks/gourdon-01", "")))
        .contains("\"site\":\"gourdon\"");

    String _ = container().run("apt-get", "remove", "-y", "-q", DebianPackage.MANAGER.name());
    assertThat(container().sh("find /proc -maxdepth 1 -user teleguichet-fleet-manager"))
        .as("neither manager nor database nor broker runs on")
        .isEmpty();
    String said = purge(DebianPackage.MANAGER);
    assertThat(said).contains(DATA + " is kept");
    assertThat(container().path("/etc/teleguichet")).doesNotExist();
    assertThat(leftOf("teleguichet-fleet-manager")).containsExactly(DATA);
    assertThat(container().sh("sha256sum " + DATA + "/authority/published/authorities.pem"))
        .isEqualTo(authority);
  }

  @Test
  @Order(5)
  void theToolIsACommandWithItsManual() {
    String version = container().run("teleguichet-provision", "--version");

    assertThat(version).startsWith("teleguichet-provision ");
    assertThat(container().run("man", "--where", "teleguichet-provision"))
        .contains("/usr/share/man/man1/teleguichet-provision.1.gz");
    purge(DebianPackage.TOOL);
    assertThat(leftOf("teleguichet-provision")).isEmpty();
  }

  private static BootedContainer container() {
    return Objects.requireNonNull(booted);
  }

  /** By apt, which asks nobody, reaches no network and takes nothing that is only recommended. */
  private static void install(String what) {
    String _ =
        container()
            .sh(
                "cd /packages; DEBIAN_FRONTEND=noninteractive apt-get install -y -q"
                    + " --no-install-recommends "
                    + what);
  }

  private static String purge(DebianPackage it) {
    return container().run("apt-get", "purge", "-y", "-q", it.name());
  }

  private static String installed(DebianPackage it) {
    return container().run("dpkg-query", "--show", "--showformat=${Version}", it.name());
  }

  /**
   * Files and folders of that name that no package has any more, apart from the packages
   * themselves.
   */
  private static List<String> leftOf(String name) {
    return container()
        .sh(
            "find / -xdev \\( -path /proc -o -path /sys -o -path /run -o -path /packages \\) -prune"
                + " -o -name '*"
                + name
                + "*' -print")
        .lines()
        .toList();
  }

  /** Who the unit is, once its page answers: the sums of its key and its certificate. */
  private static String unit() {
    String _ =
        await("the agent's page")
            .atMost(FIVE_MINUTES)
            .pollInterval(Duration.ofMillis(500))
            .until(
                () ->
                    container()
                        .tried("curl", "-fsS", "-m", "5", "http://127.0.0.1:8090/api/session")
                        .output(),
                it -> it.startsWith("{\"state\""));
    return container()
        .sh("cd /var/lib/teleguichet-edge-agent/identity; sha256sum key.pem certificate.pem");
  }

  private static Numbered record() {
    String answer =
        container()
            .run(
                "curl",
                "-fsS",
                "-m",
                "20",
                "-H",
                "Authorization: Bearer " + TOKEN,
                "--json",
                "{\"type\": \"interview\", \"occurred\": \"2026-11-24T09:00:00Z\","
                    + " \"body\": {\"service\": \"caf\", \"seconds\": 300, \"outcome\": \"held\"}}",
                "http://127.0.0.1:8090/api/records");
    return new Numbered(
        found("\"journal\":\"?([^\",}]+)", answer),
        Long.parseLong(found("\"number\":([0-9]+)", answer)));
  }

  /** A record's number, and the journal in which it has it. */
  private record Numbered(String journal, long number) {
    /** Whether nothing before it is lost: the agent writes records of its own in between. */
    boolean follows(Numbered former) {
      return journal.equals(former.journal) && number > former.number;
    }
  }

  private static void managerIsUp() {
    String _ =
        await("the manager's health")
            .atMost(TEN_MINUTES)
            .pollInterval(Duration.ofSeconds(1))
            .until(
                () ->
                    container()
                        .tried("curl", "-fsS", "-m", "5", "http://127.0.0.1:8080/health")
                        .output(),
                it -> it.startsWith("{\"name\":\"fleet-manager\",\"status\":\"UP\""));
  }

  private static String manager(String path, String options) {
    return "curl -fsS -m 20 -H \"Authorization: Bearer $(cat "
        + DATA
        + "/api-token)\" "
        + options
        + " http://127.0.0.1:8080"
        + path;
  }

  private static String mainProcess(String unit) {
    return container().run("systemctl", "show", "--property=MainPID", unit);
  }

  private static String found(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
    return matcher.group(1);
  }
}
