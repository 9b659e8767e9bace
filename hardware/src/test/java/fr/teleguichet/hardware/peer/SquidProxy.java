package fr.teleguichet.hardware.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * A squid of its own on a free port of the loopback, as it stands in most town halls: it lets
 * CONNECT through to whoever has a user name and its password, and nothing else.
 */
public final class SquidProxy implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final int port;
  private final Path log;
  private final Process process;

  private SquidProxy(int port, Path log, Process process) {
    this.port = port;
    this.log = log;
    this.process = process;
  }

  /**
   * Starts one; where squid is not installed the test is skipped, except in CI.
   *
   * @param host a name that it alone knows, of this machine
   */
  public static SquidProxy start(Path parent, String host, String user, String password)
      throws IOException, InterruptedException {
    Path program = Installed.program("squid", "squid");
    int port = Installed.freePort();
    // It gives up root's rights before it opens its logs.
    Path folder = Files.createDirectory(parent.resolve("squid-" + port));
    Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    Path log = folder.resolve("access.log");
    Path hosts = Files.writeString(folder.resolve("hosts"), "127.0.0.1 " + host + "\n");
    Path users = Files.writeString(folder.resolve("users"), user + ":" + hash(password) + "\n");
    Path file =
        Files.writeString(
            folder.resolve("squid.conf"),
            """
            http_port 127.0.0.1:%d
            visible_hostname mairie
            hosts_file %s
            auth_param basic program /usr/lib/squid/basic_ncsa_auth %s
            auth_param basic realm mairie
            acl kiosk proxy_auth REQUIRED
            acl tunnel method CONNECT
            http_access allow tunnel kiosk
            http_access deny all
            cache deny all
            access_log stdio:%s
            cache_log %s
            coredump_dir %s
            pid_filename none
            pinger_enable off
            shutdown_lifetime 0 seconds
            """
                .formatted(port, hosts, users, log, folder.resolve("cache.log"), folder));
    Process process =
        new ProcessBuilder(program.toString(), "-N", "-f", file.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("squid.out").toFile())
            .start();
    var proxy = new SquidProxy(port, log, process);
    Awaitility.await().atMost(PATIENCE).until(proxy::accepts);
    return proxy;
  }

  private static String hash(String password) throws IOException, InterruptedException {
    Process openssl =
        new ProcessBuilder(
                Installed.program("openssl", "openssl").toString(), "passwd", "-apr1", "-stdin")
            .start();
    try (var in = openssl.getOutputStream()) {
      in.write((password + "\n").getBytes(StandardCharsets.UTF_8));
    }
    String hash =
        new String(openssl.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
    assertThat(openssl.waitFor()).isZero();
    return hash;
  }

  /** Its port on the loopback interface. */
  public int port() {
    return port;
  }

  /** What it let through and what not, a line for each connection that has ended. */
  public String log() throws IOException {
    return Files.readString(log);
  }

  private boolean accepts() {
    assertThat(process.isAlive()).as("squid runs").isTrue();
    return Installed.accepts(port);
  }

  @Override
  public void close() {
    var _ = process.destroyForcibly().onExit().orTimeout(60, TimeUnit.SECONDS).join();
  }
}
