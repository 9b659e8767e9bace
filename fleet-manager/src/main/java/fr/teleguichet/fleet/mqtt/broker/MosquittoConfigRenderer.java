package fr.teleguichet.fleet.mqtt.broker;

import fr.teleguichet.hardware.protocol.NodeAddress;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The texts of Mosquitto's files (mosquitto.conf(5) of version 2.0). A client's user name is its
 * certificate's subject, because a kiosk's common name alone does not tell its territory.
 */
final class MosquittoConfigRenderer {
  /** Letters that mean nothing else in a subject, a topic or an access list. */
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,38}[a-z0-9]");

  /**
   * Bytes that Mosquitto may take. It has no limit for the filters of one client, and without its
   * plugin grants any; a request beyond this ends the client that made it, and gives back what it
   * held.
   */
  static final long MEMORY_LIMIT = 512L * 1024 * 1024;

  static final String ACCESS_LIST = "acl";
  static final String FILTERS = "filters.json";

  private static final String RIGHTS =
      """
      topic write spBv1.0/$T/NBIRTH/$K
      topic write spBv1.0/$T/NDATA/$K
      topic readwrite spBv1.0/$T/NDEATH/$K
      topic write spBv1.0/$T/DBIRTH/$K/+
      topic write spBv1.0/$T/DDATA/$K/+
      topic write spBv1.0/$T/DDEATH/$K/+
      topic read spBv1.0/$T/NCMD/$K/#
      topic read spBv1.0/$T/DCMD/$K/#
      topic read spBv1.0/STATE/+
      """;

  private static final String LAST_RIGHT =
      """
      topic write spBv1.0/$T/NDEATH/$K
      """;

  private MosquittoConfigRenderer() {}

  /**
   * Two listeners. That for kiosks replaces each client id by the certificate's subject, so that
   * none can end another's session by taking its id; that for hosts does not, and only this machine
   * reaches it.
   *
   * @param folder where these files are
   * @param account the account that may read these files, for a Mosquitto that root starts
   */
  static String configuration(
      MosquittoSettings settings, PublishedPemPaths published, Path folder, String account) {
    return """
    # Written by the fleet manager; changes are lost.
    per_listener_settings false
    allow_anonymous false
    user %s
    %sacl_file %s
    persistence false
    max_packet_size 262144
    max_keepalive 300
    max_queued_messages 1000
    max_queued_bytes 16777216
    persistent_client_expiration 1h
    memory_limit %d

    listener %d
    max_connections 50000
    use_username_as_clientid true
    %s
    listener %d 127.0.0.1
    %s\
    """
        .formatted(
            account,
            plugin(settings, folder.resolve(FILTERS)),
            folder.resolve(ACCESS_LIST),
            MEMORY_LIMIT,
            settings.port(),
            security(published),
            settings.hostsPort(),
            security(published));
  }

  private static String plugin(MosquittoSettings settings, Path filters) {
    return settings.plugin().isEmpty()
        ? ""
        : "plugin %s\nplugin_opt_config_file %s\n".formatted(settings.plugin(), filters);
  }

  private static String security(PublishedPemPaths published) {
    return """
    tls_version tlsv1.3
    cafile %s
    certfile %s
    keyfile %s
    crlfile %s
    require_certificate true
    use_subject_as_username true
    """
        .formatted(
            published.authorities(),
            published.broker(),
            published.brokerKey(),
            published.revoked());
  }

  /**
   * Who may say and hear what; whoever is not named may nothing. Of those who have to leave the
   * death certificate still passes, which Mosquitto publishes when their connection ends.
   */
  static String accessList(
      String hostId, Collection<NodeAddress> kiosks, Collection<NodeAddress> leaving) {
    StringBuilder text = new StringBuilder("# Written by the fleet manager; changes are lost.\n");
    text.append(
        """
        user CN=host:%s
        topic read #
        topic write spBv1.0/+/NCMD/+
        topic write spBv1.0/+/DCMD/+/+
        topic write spBv1.0/STATE/%s
        """
            .formatted(hostId, hostId));
    sorted(kiosks.stream()).forEach(kiosk -> text.append(rights(RIGHTS, kiosk)));
    sorted(leaving.stream().filter(kiosk -> !kiosks.contains(kiosk)))
        .forEach(kiosk -> text.append(rights(LAST_RIGHT, kiosk)));
    return text.toString();
  }

  /** Those whose names mean nothing else in these files, in a lasting order. */
  static Stream<NodeAddress> sorted(Stream<NodeAddress> kiosks) {
    return kiosks
        .filter(kiosk -> isPlain(kiosk.group()) && isPlain(kiosk.node()))
        .distinct()
        .sorted(Comparator.comparing(NodeAddress::toString));
  }

  private static boolean isPlain(String name) {
    return NAME.matcher(name).matches();
  }

  /**
   * The user name of a kiosk, and its client id too: Mosquitto shows a subject as RFC 4514 has it,
   * the last part first (section 2.1).
   */
  static String user(NodeAddress kiosk) {
    return "CN=" + kiosk.node() + ",OU=" + kiosk.group();
  }

  private static String rights(String rights, NodeAddress kiosk) {
    return "\nuser "
        + user(kiosk)
        + "\n"
        + rights.replace("$T", kiosk.group()).replace("$K", kiosk.node());
  }
}
