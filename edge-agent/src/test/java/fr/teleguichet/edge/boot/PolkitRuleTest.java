package fr.teleguichet.edge.boot;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.hardware.peer.Installed;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The rule in the engine that Debian's polkit runs it in, which is older than most JavaScript. */
@Timeout(60)
class PolkitRuleTest {

  private static final Path RULE = Path.of("src/main/dist/teleguichet.rules");
  private static final String AGENT = "teleguichet-edge-agent";
  private static final String UNITS = "org.freedesktop.systemd1.manage-units";

  /** What polkit offers to rules, as far as this one uses it. */
  private static final String POLKIT =
      """
      var rule;
      var polkit = {Result: {YES: "yes"}, addRule: function (it) { rule = it; }};
      function ask(id, user, verb, unit) {
        var details = {verb: verb, unit: unit};
        var action = {id: id, lookup: function (name) { return details[name]; }};
        print(String(rule(action, {user: user})));
      }
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void theAgentMayStartTheMachineAgainAndSwitchItOff() throws Exception {
    for (String wish :
        List.of("reboot", "reboot-multiple-sessions", "power-off", "power-off-multiple-sessions")) {
      String action = "org.freedesktop.login1." + wish;
      assertThat(answer(action, AGENT, "", "")).as(wish).isEqualTo("yes");
      assertThat(answer(action, "teleguichet-screen", "", "")).as(wish).isEqualTo("undefined");
    }
    assertThat(answer("org.freedesktop.login1.reboot-ignore-inhibit", AGENT, "", ""))
        .isEqualTo("undefined");
  }

  @Test
  void theAgentMayRestartTheScreenAndNothingElse() throws Exception {
    assertThat(answer(UNITS, AGENT, "restart", "teleguichet-screen.service")).isEqualTo("yes");
    assertThat(answer(UNITS, AGENT, "stop", "teleguichet-screen.service")).isEqualTo("undefined");
    assertThat(answer(UNITS, AGENT, "restart", "ssh.service")).isEqualTo("undefined");
    assertThat(answer(UNITS, "teleguichet-screen", "restart", "teleguichet-screen.service"))
        .isEqualTo("undefined");
  }

  @Test
  void theAgentMaySetTheNetworkAndNotTurnItOff() throws Exception {
    for (String wish :
        List.of("network-control", "settings.modify.system", "checkpoint-rollback", "wifi.scan")) {
      String action = "org.freedesktop.NetworkManager." + wish;
      assertThat(answer(action, AGENT, "", "")).as(wish).isEqualTo("yes");
      assertThat(answer(action, "teleguichet-screen", "", "")).as(wish).isEqualTo("undefined");
    }
    for (String wish :
        List.of("enable-disable-network", "sleep-wake", "reload", "settings.modify.global-dns")) {
      assertThat(answer("org.freedesktop.NetworkManager." + wish, AGENT, "", ""))
          .as(wish)
          .isEqualTo("undefined");
    }
  }

  /** polkit skips a file that it can't read, and nobody may do anything. */
  @Test
  void whatTheEngineDoesNotKnowIsFound() throws Exception {
    assertThat(run(POLKIT + "polkit.addRule((action, subject) => undefined);"))
        .contains("SyntaxError");
  }

  private String answer(String action, String user, String verb, String unit) throws Exception {
    return run("%s%sask('%s', '%s', '%s', '%s');"
            .formatted(POLKIT, Files.readString(RULE), action, user, verb, unit))
        .strip();
  }

  private String run(String script) throws Exception {
    Path engine = Installed.program("duk", "duktape");
    Path file = folder.resolve("rule.js");
    Files.writeString(file, script);
    Process process =
        new ProcessBuilder(engine.toString(), file.toString()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return said;
  }
}
