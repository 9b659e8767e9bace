package fr.teleguichet.fleet.boot;

import fr.teleguichet.fleet.enrolment.EnrolmentAddressSource;
import fr.teleguichet.fleet.pki.authority.CertificateAuthority;
import fr.teleguichet.fleet.pki.device.DeviceListenerSettings;
import fr.teleguichet.fleet.platform.datadir.DataFolder;
import fr.teleguichet.fleet.platform.datadir.DataFolderException;
import fr.teleguichet.fleet.platform.process.ChildPortChooser;
import fr.teleguichet.fleet.platform.process.PortTakenException;
import fr.teleguichet.fleet.platform.process.TcpPortProbe;
import fr.teleguichet.fleet.web.http.DeviceListenerMatcher;
import fr.teleguichet.hardware.identity.CertificatePemCodec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is served to devices, on a listener of its own.
 *
 * @param host the address that it listens on
 * @param port its port
 * @param manager where units reach it
 * @param broker where they reach the broker, as far as a setting says
 * @param authority who vouches for devices, and for the listener to them
 */
record DeviceServerConfiguration(
    String host, int port, URI manager, Optional<URI> broker, CertificateAuthority authority)
    implements EnrolmentAddressSource {
  private static final String PURPOSE = "devices";

  static DeviceServerConfiguration of(
      DeviceListenerSettings settings,
      Optional<URI> broker,
      DataFolder folder,
      CertificateAuthority authority) {
    Path memory = folder.runFile("device.port");
    ChildPortChooser port =
        new ChildPortChooser(
            PURPOSE, DeviceListenerSettings.PORT.key(), settings.host(), settings.port(), memory);
    try {
      int chosen = port.choose(false);
      String name = settings.serverNames(machineName()).getFirst();
      URI manager = settings.publicAddress().orElseGet(() -> address(name, chosen));
      return new DeviceServerConfiguration(settings.host(), chosen, manager, broker, authority);
    } catch (IOException e) {
      throw DataFolderException.notWritable(memory, e);
    }
  }

  /** Says so before anything slow is started. */
  static void refuseTakenPort(DeviceListenerSettings settings) {
    if (settings.port() > 0 && !TcpPortProbe.isFree(settings.host(), settings.port())) {
      throw new PortTakenException(
          PURPOSE, settings.host(), settings.port(), DeviceListenerSettings.PORT.key());
    }
  }

  /** This machine's name, or nothing when it has none that can be found out. */
  static String machineName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException _) {
      return "";
    }
  }

  Map<String, Object> properties() {
    String listener = "micronaut.server.netty.listeners." + DeviceListenerMatcher.NAME + ".";
    return Map.of(listener + "host", host, listener + "port", port, listener + "ssl", true);
  }

  /**
   * Where units enrol: where the operator says that they reach it, else under the first name that
   * the listener's certificate has.
   */
  @Override
  public Optional<Place> now() {
    return Optional.of(
        new Place(manager, broker, CertificatePemCodec.encode(List.of(authority.root()))));
  }

  private static URI address(String name, int port) {
    return URI.create("https://" + (name.contains(":") ? "[" + name + "]" : name) + ":" + port);
  }

  /** Where devices find it, from this machine. */
  URI uri() {
    return address(host, port);
  }
}
