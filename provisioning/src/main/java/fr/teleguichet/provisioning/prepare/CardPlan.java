package fr.teleguichet.provisioning.prepare;

import fr.teleguichet.hardware.board.FirmwareSetting;
import fr.teleguichet.hardware.board.PeripheralConnection;
import fr.teleguichet.hardware.network.HttpProxy;
import fr.teleguichet.provisioning.card.BootFolder;
import fr.teleguichet.provisioning.trouble.TroubleException;
import fr.teleguichet.provisioning.trouble.TroubleKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What will be on the card and what will not.
 *
 * @param files to be written, in this order
 * @param unwanted files that must not be there: each would switch SSH on
 */
record CardPlan(List<CardFile> files, List<String> unwanted) {

  static final String CONFIG = "config.txt";

  /**
   * What the firmware of a Raspberry Pi reads first of a card with two slots. What it reads after
   * that is each slot's own, and an update's.
   */
  static final String SLOTS = "autoboot.txt";

  /** Where a unit looks for its claim. */
  static final String CLAIM = "teleguichet/claim.json";

  /** A board file of the kiosk's own. */
  static final String BOARD = "teleguichet/board.yaml";

  /** A trust list that is newer than the image's. */
  static final String TRUST_LIST = "teleguichet/trust-list.swu";

  /** What the proxy of the place knows the kiosk by. */
  static final String PROXY_PASSWORD = "teleguichet/proxy-password";

  /** Who vouches for the server that a Wi-Fi asks who the kiosk is. */
  static final String WIFI_AUTHORITY = "teleguichet/network/wifi-authority.pem";

  /** Who vouches for the server that asks at the socket who the kiosk is. */
  static final String CABLE_AUTHORITY = "teleguichet/network/cable-authority.pem";

  /** What the kiosk shows there in place of a password. */
  static final String CABLE_CERTIFICATE = "teleguichet/network/cable-certificate.pem";

  static final String CABLE_KEY = "teleguichet/network/cable-key.pem";

  private static final String FIRMWARE = "teleguichet.txt";
  private static final String INCLUDE = "include " + FIRMWARE;
  private static final List<String> SSH = List.of("ssh", "ssh.txt");

  CardPlan {
    files = List.copyOf(files);
    unwanted = List.copyOf(unwanted);
  }

  /** The plan for this order on a card that is in the state in which the image left it. */
  static CardPlan of(CardOrder order, BootFolder boot) throws TroubleException {
    List<CardFile> files = new ArrayList<>();
    if (boot.read(SLOTS).isEmpty()) {
      files.addAll(firmwareFiles(order, boot));
    }
    files.add(CardFile.of("user-data", userData(order)));
    files.add(CardFile.of("meta-data", metaData(order)));
    files.add(
        CardFile.of(CloudInitNetworkEncoder.PATH, CloudInitNetworkEncoder.of(order.networks())));
    for (NetworkSettings network : order.networks()) {
      files.add(
          CardFile.of(
              NetworkManagerKeyfileEncoder.path(network),
              NetworkManagerKeyfileEncoder.of(network)));
      files.addAll(shown(network));
    }
    order.board().ownFile().ifPresent(content -> files.add(new CardFile(BOARD, content)));
    order.trustList().ifPresent(list -> files.add(new CardFile(TRUST_LIST, list.content())));
    order
        .proxy()
        .flatMap(HttpProxy::login)
        .ifPresent(login -> files.add(CardFile.of(PROXY_PASSWORD, login.password() + "\n")));
    files.add(CardFile.of(AgentConfigRenderer.PATH, AgentConfigRenderer.of(order)));
    order.claim().ifPresent(claim -> files.add(new CardFile(CLAIM, claim.content())));
    return new CardPlan(files, SSH);
  }

  /** What a network's settings name. */
  private static List<CardFile> shown(NetworkSettings network) {
    return switch (network) {
      case NetworkSettings.Wifi(_, WifiCredentials.Account account, _, _) ->
          List.of(CardFile.of(WIFI_AUTHORITY, account.authority()));
      case NetworkSettings.Wired(_, Optional<WiredCredentials> account) ->
          account.map(CardPlan::shown).orElse(List.of());
      case NetworkSettings.Wifi _, NetworkSettings.Cellular _ -> List.of();
    };
  }

  private static List<CardFile> shown(WiredCredentials account) {
    List<CardFile> files = new ArrayList<>();
    files.add(CardFile.of(CABLE_AUTHORITY, account.authority()));
    if (account instanceof WiredCredentials.ByCertificate own) {
      files.add(CardFile.of(CABLE_CERTIFICATE, own.certificate()));
      files.add(CardFile.of(CABLE_KEY, own.key().value()));
    }
    return files;
  }

  /** What the firmware reads, where the card's boot partition is the only one. */
  private static List<CardFile> firmwareFiles(CardOrder order, BootFolder boot)
      throws TroubleException {
    String config =
        text(CONFIG, boot)
            .orElseThrow(
                () -> new TroubleException(TroubleKind.FINDING, "prepare.no-system", boot.place()));
    Optional<String> line = text(KernelCommandLineEditor.PATH, boot);
    if (line.filter(KernelCommandLineEditor::namesSlot).isPresent()) {
      throw new TroubleException(TroubleKind.FINDING, "prepare.slot", boot.place(), SLOTS);
    }
    List<CardFile> files = new ArrayList<>();
    files.add(CardFile.of(FIRMWARE, firmware(order)));
    files.add(CardFile.of(CONFIG, included(config)));
    if (hasUart(order)) {
      line.flatMap(KernelCommandLineEditor::withoutSerialConsole)
          .ifPresent(without -> files.add(CardFile.of(KernelCommandLineEditor.PATH, without)));
    }
    return files;
  }

  private static Optional<String> text(String path, BootFolder boot) throws TroubleException {
    return boot.read(path).map(content -> new String(content, StandardCharsets.UTF_8));
  }

  private static boolean hasUart(CardOrder order) {
    return order.board().profile().peripherals().stream()
        .flatMap(fitted -> fitted.connections().stream())
        .anyMatch(connection -> connection instanceof PeripheralConnection.Uart);
  }

  private static String firmware(CardOrder order) {
    return order.board().profile().board().firmware().stream()
        .map(FirmwareSetting::value)
        .collect(Collectors.joining("\n", CardTextQuoter.NOTE, "\n"));
  }

  private static String included(String config) {
    if (config.lines().anyMatch(line -> line.strip().equals(INCLUDE))) {
      return config;
    }
    return config + (config.endsWith("\n") ? "" : "\n") + "\n[all]\n" + INCLUDE + "\n";
  }

  /** SSH is off unless user-data or a file named ssh asks for it; this asks for nothing. */
  private static String userData(CardOrder order) {
    return """
    #cloud-config
    %shostname: %s
    manage_etc_hosts: true
    ssh_pwauth: false
    disable_root: true
    """
        .formatted(CardTextQuoter.NOTE, CardTextQuoter.quoted(order.hostName()));
  }

  /** Another name is another instance, so that a card prepared again is set up again. */
  private static String metaData(CardOrder order) {
    return CardTextQuoter.NOTE
        + "dsmode: local\ninstance_id: "
        + CardTextQuoter.quoted("teleguichet-" + order.hostName())
        + "\n";
  }
}
