package fr.teleguichet.edge.network.networkmanager;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.network.setup.NetworkCredentials;
import fr.teleguichet.hardware.network.EapCredentials;
import fr.teleguichet.hardware.peer.Installed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * What stands behind a socket that asks for a name (802.1X): Debian's hostapd at the far end of
 * {@code eth0} with a server of its own, and Debian's wpa_supplicant at the near end. It lets a
 * machine in or not; the cable carries everything all the same.
 */
final class RealAuthenticator {

  static final String USER = "borne";
  static final String PASSWORD = "hush hush é";
  static final String SERVER = "radius.lot.example";

  /** Who shows a certificate instead: {@code client.pem} with {@code client.key}. */
  static final String CERTIFIED = "borne-01";

  static final Duration LONG = Duration.ofMinutes(4);

  private final Path folder;
  private final RealNetworkManager network;
  private final String supplicant;
  private Process near;

  private RealAuthenticator(Path folder, RealNetworkManager network) throws IOException {
    this.folder = folder;
    this.network = network;
    this.supplicant = Installed.program("wpa_supplicant", "wpasupplicant").toString();
    this.near = begin();
  }

  private Process begin() throws IOException {
    return network.begin("supplicant.log", supplicant, "-u");
  }

  /** What the kiosk has of it is gone with the power; the far end has its own. */
  void powerCut() throws Exception {
    assertThat(near.destroyForcibly().waitFor(60, TimeUnit.SECONDS)).isTrue();
    network.powerCut();
    near = begin();
  }

  static RealAuthenticator start(Path folder, RealNetworkManager network) throws Exception {
    String hostapd = Installed.program("hostapd", "hostapd").toString();
    var authenticator = new RealAuthenticator(folder, network);
    authenticator.certify("own");
    authenticator.certify("foreign");
    authenticator.certifyClient();
    authenticator.write(
        "users",
        """
        "%s" TLS
        * PEAP
        "%s" MSCHAPV2 "%s" [2]
        """
            .formatted(CERTIFIED, USER, PASSWORD));
    Path config =
        authenticator.write(
            "hostapd.conf",
            """
            interface=far0
            driver=wired
            logger_stdout=-1
            logger_stdout_level=1
            ieee8021x=1
            use_pae_group_addr=1
            eap_server=1
            eap_user_file=%1$s/users
            ca_cert=%1$s/own.pem
            server_cert=%1$s/own-server.pem
            private_key=%1$s/own-server.key
            """
                .formatted(folder));
    Process _ = network.begin("hostapd.log", hostapd, config.toString());
    Awaitility.await()
        .atMost(LONG)
        .until(() -> authenticator.read("hostapd.log").contains("AP-ENABLED"));
    return authenticator;
  }

  /** An authority and a server that it vouches for. */
  private void certify(String name) throws Exception {
    String place = folder.resolve(name).toString();
    certificate(place, "authority " + name, List.of());
    certificate(
        place + "-server",
        SERVER,
        List.of(
            "-addext",
            "subjectAltName=DNS:" + SERVER,
            "-addext",
            "basicConstraints=critical,CA:FALSE",
            "-addext",
            "extendedKeyUsage=serverAuth",
            "-CA",
            place + ".pem",
            "-CAkey",
            place + ".key"));
  }

  private void certifyClient() throws Exception {
    String authority = folder.resolve("own").toString();
    certificate(
        folder.resolve("client").toString(),
        CERTIFIED,
        List.of(
            "-addext",
            "basicConstraints=critical,CA:FALSE",
            "-addext",
            "extendedKeyUsage=clientAuth",
            "-CA",
            authority + ".pem",
            "-CAkey",
            authority + ".key"));
  }

  private static void certificate(String place, String name, List<String> more) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Installed.program("openssl", "openssl").toString());
    command.addAll(List.of("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30"));
    command.addAll(List.of("-subj", "/CN=" + name));
    command.addAll(List.of("-keyout", place + ".key", "-out", place + ".pem"));
    command.addAll(more);
    String _ = Installed.run(command);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private String read(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  /** Whom it lets in. */
  NetworkCredentials account() throws IOException {
    return account(PASSWORD, SERVER, "own");
  }

  /** Who shows a certificate instead. */
  NetworkCredentials certified(String authority) throws IOException {
    return new NetworkCredentials.ByCertificate(
        CERTIFIED,
        read("client.pem"),
        read("client.key"),
        SERVER,
        Optional.of(read(authority + ".pem")));
  }

  NetworkCredentials account(String password, String server, String authority) throws IOException {
    return new NetworkCredentials.ByPassword(
        new EapCredentials(USER, password, server, Optional.of(read(authority + ".pem"))));
  }

  /** Waits until it has let somebody in that often. */
  void awaitAccepted(int times) {
    Awaitility.await("see " + folder)
        .atMost(LONG)
        .until(() -> read("hostapd.log").split("CTRL-EVENT-EAP-SUCCESS", -1).length > times);
  }

  /** What it and the supplicant said. */
  String log() throws IOException {
    return read("hostapd.log") + read("supplicant.log");
  }
}
