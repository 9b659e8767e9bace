package fr.teleguichet.fleet.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who speaks TLS gets what certbot keeps for root, and the pages and files say where. */
final class CertbotDeployHookTest {

  private static final Path DIST = Path.of("src/main/dist").toAbsolutePath();
  private static final Path HOOK = DIST.resolve("proxy/certbot-deploy-hook");

  @TempDir private Path folder = Path.of("");
  private Path etc = Path.of("");
  private TestCertificate certificate = new TestCertificate(Path.of(""), Path.of(""));

  @BeforeEach
  void aCertificate() throws Exception {
    certificate = TestCertificate.ec(folder);
    etc = Files.createDirectory(folder.resolve("etc"));
    Path _ = Files.createDirectory(etc.resolve("teleguichet"));
    names("fleet.example.org pages", "turn.fleet.example.org turn");
    Path systemctl = Files.createDirectory(folder.resolve("bin")).resolve("systemctl");
    Path _ = Files.writeString(systemctl, "#!/bin/sh\necho \"$*\" >> \"$FLEET_TLS_ETC/told\"\n");
    assertThat(systemctl.toFile().setExecutable(true)).isTrue();
  }

  @Test
  void theManagerReadsWhatItsPageNamesAndNobodyElseDoes() throws Exception {
    renewed("fleet.example.org");

    Path key = handed("teleguichet/tls/privkey.pem", certificate.key());
    Path chain = handed("teleguichet/tls/fullchain.pem", certificate.certificate());
    assertThat(PagesTls.open(new PagesTls.KeyFiles(chain, key))).isNotNull();
    assertThat(Files.readString(Path.of("docs/https.md")))
        .contains(
            "fleet.http.certificate-file: /etc/teleguichet/tls/fullchain.pem",
            "fleet.http.key-file: /etc/teleguichet/tls/privkey.pem");
    assertThat(etc.resolve("told")).doesNotExist();
  }

  @Test
  void haproxyGetsBothInTheFileThatItsConfigurationNames() throws Exception {
    Path pem = Files.createDirectory(etc.resolve("haproxy")).resolve("fleet.pem");

    renewed("fleet.example.org");

    assertThat(pem).hasSameTextualContentAs(certificate.together());
    assertThat(permissions(pem)).isEqualTo("rw-------");
    assertThat(Files.readString(DIST.resolve("proxy/haproxy.cfg")))
        .contains("/etc/haproxy/fleet.pem");
    assertThat(etc.resolve("told")).hasContent("reload haproxy.service");
  }

  @Test
  void coturnGetsThoseOfItsOwnName() throws Exception {
    renewed("turn.fleet.example.org");

    Path key = handed("coturn/privkey.pem", certificate.key());
    Path chain = handed("coturn/fullchain.pem", certificate.certificate());
    assertThat(Files.readString(DIST.resolve("turn/turnserver.conf")))
        .contains(
            "cert=/etc/" + etc.relativize(chain) + "\n", "pkey=/etc/" + etc.relativize(key) + "\n");
    assertThat(etc.resolve("teleguichet/tls")).doesNotExist();
    assertThat(etc.resolve("told")).hasContent("kill --signal=USR2 coturn.service");
  }

  /** A machine has certificates of others, and so may a name that looks like ours. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "mail.example.org",
        "turn.elsewhere.example.org",
        "fleet.example.org-0001",
        "fleet.example.orga",
        "pages",
        "*"
      })
  void whatIsNotNamedIsHandedToNobody(String name) throws Exception {
    Path pem = Files.createDirectory(etc.resolve("haproxy")).resolve("fleet.pem");

    renewed(name);

    assertThat(pem).doesNotExist();
    assertThat(etc.resolve("teleguichet/tls")).doesNotExist();
    assertThat(etc.resolve("coturn")).doesNotExist();
    assertThat(etc.resolve("told")).doesNotExist();
  }

  @Test
  void oneOfBothNamesIsHandedToBoth() throws Exception {
    names("# of both", "", "fleet.example.org pages", "fleet.example.org\tturn and a remark");

    renewed("fleet.example.org");

    Path _ = handed("teleguichet/tls/privkey.pem", certificate.key());
    Path _ = handed("coturn/privkey.pem", certificate.key());
  }

  @Test
  void whoDoesNotRunKeepsNobodyElseFromHavingItAndALastLineNeedsNoEnd() throws Exception {
    Path _ = Files.createDirectory(etc.resolve("haproxy"));
    Path _ =
        Files.writeString(
            etc.resolve("teleguichet/certificates"),
            "fleet.example.org pages\nfleet.example.org turn");
    Path _ = Files.writeString(folder.resolve("bin/systemctl"), "#!/bin/sh\nexit 1\n");

    renewed("fleet.example.org");

    Path _ = handed("coturn/privkey.pem", certificate.key());
    assertThat(folder.resolve("hook.log"))
        .content()
        .contains("haproxy did not take", "coturn did not take");
  }

  @Test
  void withoutNamesOrWithAWordThatItDoesNotKnowItFailsAndSaysWhy() throws Exception {
    names("fleet.example.org page");
    assertThat(renewal("fleet.example.org")).isOne();
    assertThat(folder.resolve("hook.log")).content().contains("\"page\" of fleet.example.org");

    Files.delete(etc.resolve("teleguichet/certificates"));
    assertThat(renewal("turn.fleet.example.org")).isOne();
    assertThat(folder.resolve("hook.log")).content().contains("certificates is missing");
    assertThat(etc.resolve("teleguichet/tls")).doesNotExist();
    assertThat(etc.resolve("coturn")).doesNotExist();
  }

  private void names(String... lines) throws IOException {
    Path _ = Files.write(etc.resolve("teleguichet/certificates"), List.of(lines));
  }

  private void renewed(String name) throws Exception {
    int status = renewal(name);
    assertThat(status).as(Files.readString(folder.resolve("hook.log"))).isZero();
  }

  /** As after a renewal, with links to what certbot keeps elsewhere; returns the hook's status. */
  private int renewal(String name) throws Exception {
    Path live = Files.createDirectories(folder.resolve("live").resolve(name));
    Path _ = Files.createSymbolicLink(live.resolve("privkey.pem"), certificate.key());
    Path _ = Files.createSymbolicLink(live.resolve("fullchain.pem"), certificate.certificate());
    String group = Files.readAttributes(folder, PosixFileAttributes.class).group().getName();
    Path log = folder.resolve("hook.log");
    var builder =
        new ProcessBuilder("sh", HOOK.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    var environment = builder.environment();
    environment.put("RENEWED_LINEAGE", live.toString());
    environment.put("FLEET_TLS_ETC", etc.toString());
    environment.put("FLEET_TLS_GROUP", group);
    environment.put("FLEET_TLS_TURN_GROUP", group);
    environment.merge("PATH", folder.resolve("bin") + ":", (old, ours) -> ours + old);
    Process hook = builder.start();
    assertThat(hook.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return hook.exitValue();
  }

  private Path handed(String path, Path kept) throws IOException {
    Path file = etc.resolve(path);
    assertThat(file).isRegularFile().hasSameTextualContentAs(kept);
    assertThat(permissions(file)).isEqualTo("rw-r-----");
    assertThat(permissions(file.resolveSibling(""))).isEqualTo("rwxr-x---");
    return file;
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
