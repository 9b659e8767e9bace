package fr.teleguichet.provisioning.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What NetworkManager learns of time servers reaches the service that sets the clock. */
@Timeout(300)
final class PlaceTimeServersTest {

  private static final Path SCRIPT =
      Path.of("src/main/image/common/usr/lib/NetworkManager/dispatcher.d/50-teleguichet-time")
          .toAbsolutePath();

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void aSystemctlThatWritesDownWhatItIsTold() throws IOException {
    Path systemctl = Files.createDirectory(folder.resolve("bin")).resolve("systemctl");
    Files.writeString(systemctl, "#!/bin/sh\necho \"$@\" >> " + folder.resolve("told") + "\n");
    Files.setPosixFilePermissions(systemctl, PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void theServersOfThePlaceAreToldOnceAndForgottenWithTheNetwork() throws Exception {
    tell("eth0", "up", "192.0.2.1 192.0.2.2");
    tell("eth0", "dhcp4-change", "192.0.2.1 192.0.2.2");
    assertThat(file("eth0")).hasContent("[Time]\nNTP=192.0.2.1 192.0.2.2\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file("eth0"))))
        .isEqualTo("rw-r--r--");
    assertThat(folder.resolve("told"))
        .hasContent("--no-block try-restart systemd-timesyncd.service\n");

    tell("eth0", "down", "");
    assertThat(file("eth0")).doesNotExist();
    assertThat(Files.readAllLines(folder.resolve("told"))).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "time.example.org",
        "300.1.1.1",
        "1.2.3",
        "1.2.3.4.5",
        "$(touch${IFS}x)",
        "*",
        "192.0.2.1;reboot",
        "[Time]"
      })
  void whatIsNoAddressIsNoTimeServer(String servers) throws Exception {
    tell("eth0", "up", servers);
    assertThat(file("eth0")).doesNotExist();
    assertThat(folder.resolve("told")).doesNotExist();
  }

  @Test
  void fourOfThemAreEnoughAndTheGoodOnesAreKept() throws Exception {
    tell("eth0", "up", "x 192.0.2.1\n192.0.2.2 y 192.0.2.3 192.0.2.4 192.0.2.5");
    assertThat(file("eth0")).hasContent("[Time]\nNTP=192.0.2.1 192.0.2.2 192.0.2.3 192.0.2.4\n");
  }

  /** A network may have addresses of IPv6 alone; one that holds on its link only leads nowhere. */
  @Test
  void serversOfIpv6AreToldToo() throws Exception {
    tell(
        "eth0",
        "dhcp6-change",
        "192.0.2.1",
        "2001:db8::1 fe80::1 1:2 2001:db8:1:2:3:4:5:6 ::: 2001:db8::1;reboot");
    assertThat(file("eth0")).hasContent("[Time]\nNTP=192.0.2.1 2001:db8::1 2001:db8:1:2:3:4:5:6\n");
  }

  @Test
  void otherNewsAndOddInterfacesAreNoBusinessOfIts() throws Exception {
    tell("eth0", "connectivity-change", "192.0.2.1");
    tell("../eth0", "up", "192.0.2.1");
    tell("", "hostname", "192.0.2.1");
    assertThat(folder.resolve("conf")).doesNotExist();
  }

  private Path file(String name) {
    return folder.resolve("conf").resolve("dhcp-" + name + ".conf");
  }

  private void tell(String name, String action, String servers) throws Exception {
    tell(name, action, servers, "");
  }

  private void tell(String name, String action, String servers, String ofIpv6) throws Exception {
    assertThat(Files.isExecutable(SCRIPT)).isTrue();
    var script = new ProcessBuilder(SCRIPT.toString(), name, action).redirectErrorStream(true);
    script.environment().put("PATH", folder.resolve("bin") + ":/usr/bin:/bin");
    script.environment().put("TELEGUICHET_TIMESYNCD", folder.resolve("conf").toString());
    script.environment().put("DHCP4_NTP_SERVERS", servers);
    script.environment().put("DHCP6_DHCP6_NTP_SERVERS", ofIpv6);
    Process process = script.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(said).isEmpty();
    assertThat(process.exitValue()).isZero();
  }
}
