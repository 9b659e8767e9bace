package fr.teleguichet.provisioning.cli;

import fr.teleguichet.hardware.board.BoardProfile;
import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.hardware.identity.EnrolmentClaim;
import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.hardware.network.HttpProxy;
import fr.teleguichet.provisioning.fleet.ManagerAddress;
import fr.teleguichet.provisioning.prepare.CardOrder;
import fr.teleguichet.provisioning.prepare.NetworkSettings;
import fr.teleguichet.provisioning.text.Message;
import fr.teleguichet.provisioning.trouble.TroubleException;
import fr.teleguichet.provisioning.trouble.TroubleKind;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a card is to be prepared for. */
final class CardOrderOptions {

  private static final Pattern HOST = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");
  private static final String TERRITORY = "lot";
  private static final String UNNAMED = "teleguichet";

  @Mixin private BoardOption board = new BoardOption();

  @Option(
      names = "--claim",
      paramLabel = "FILE",
      description = "the claim file from the manager, or - for the standard input")
  private @Nullable Path claim;

  @Option(
      names = "--kiosk",
      paramLabel = "ID",
      description = "the kiosk’s id; with --token-file the manager makes a claim for it")
  private @Nullable String kiosk;

  @Option(
      names = "--territory",
      paramLabel = "ID",
      defaultValue = TERRITORY,
      description = "the kiosk’s territory; by default ${DEFAULT-VALUE}")
  private String territory = TERRITORY;

  @Option(
      names = "--site",
      paramLabel = "SITE",
      description =
          "where the kiosk will stand, by code or name; needed when the manager makes the claim")
  private @Nullable String site;

  @Option(
      names = "--authority",
      paramLabel = "FINGERPRINT",
      description = "SHA-256 of the manager’s root certificate, for a unit without a claim")
  private @Nullable String authority;

  @Option(
      names = "--broker",
      paramLabel = "URL",
      description = "an MQTT broker; by default the claim’s, else port 8883 of the manager’s host")
  private List<URI> brokers = new ArrayList<>();

  @Option(
      names = "--host-name",
      paramLabel = "NAME",
      description = "the machine’s name; by default the kiosk’s id")
  private @Nullable String hostName;

  @Mixin private ManagerOptions manager = new ManagerOptions();
  @Mixin private NetworkOptions network = new NetworkOptions();

  @Option(
      names = "--pages",
      paramLabel = "URL",
      description =
          "the manager’s pages, for the QR code of a unit that waits; by default its host on the"
              + " port of HTTPS")
  private @Nullable String pages;

  @Option(
      names = "--technician-pin-file",
      paramLabel = "FILE",
      description =
          "a file with 6 to 12 digits that open the unit’s door for technicians, port 8092 (TLS) on"
              + " the local network, 8091 on the unit itself, made with 6 random ones when it is"
              + " not there; without it there is no door")
  private @Nullable Path technicianPin;

  @Option(
      names = "--trust-list",
      paramLabel = "FILE",
      description =
          "the newest signed list of trusted and removed release keys, which the unit reads at its"
              + " first start")
  private @Nullable Path trustList;

  /** Whether anything says for whom a card is to be prepared. */
  boolean given() {
    return claim != null || kiosk != null || site != null || manager.manager().isPresent();
  }

  /** The board as it was named. */
  String boardName() {
    return board.value();
  }

  /** What the kiosk is made of. */
  BoardProfile board() throws TroubleException {
    return BoardResolver.profile(board.value());
  }

  /** Refuses settings of a card that nobody is to have. */
  void checkNothing() throws TroubleException {
    if (network.given() || technicianPin != null || trustList != null || !brokers.isEmpty()) {
      throw new TroubleException(TroubleKind.USAGE, "flash.whither");
    }
  }

  /** Refuses what can't be meant, before anything is asked or touched. */
  void check() throws TroubleException {
    network.check();
    if (claim == null && manager.manager().isEmpty()) {
      throw new TroubleException(TroubleKind.USAGE, "prepare.whither");
    }
    if (claim == null && manager.hasToken() && (kiosk == null || site == null)) {
      throw new TroubleException(TroubleKind.USAGE, "prepare.claim-options");
    }
    if (authority != null && Fingerprint.parse(authority).isEmpty()) {
      throw new TroubleException(TroubleKind.USAGE, "prepare.authority");
    }
    if (hostName != null && !HOST.matcher(hostName).matches()) {
      throw new TroubleException(TroubleKind.USAGE, "prepare.host-name", hostName);
    }
  }

  /**
   * All that a card is to be prepared for, but a claim that the manager has still to make; it is
   * asked whether it would.
   */
  CardOrder draft(ProgramEnvironment equipment, TerminalOutput screen) throws TroubleException {
    try {
      List<NetworkSettings> networks = network.networks(equipment);
      Optional<HttpProxy> proxy = network.proxy(equipment);
      CardOrder.OnSite onSite = onSite(equipment, screen);
      Optional<CardOrder.TrustListOnCard> trusted = trusted();
      Optional<CardOrder.ClaimOnCard> given = claim(equipment);
      if (given.isPresent()) {
        judge(given.get().claim(), equipment, screen);
      }
      Optional<CardOrder.Name> name =
          given
              .map(c -> new CardOrder.Name(c.claim().kiosk(), c.claim().territory()))
              .or(() -> ownName());
      URI address = address(given);
      if (isMade()) {
        manager
            .units(equipment, screen.texts().locale())
            .requirePlannable(new Territory(territory), new KioskName(kiosk()), site());
      }
      return new CardOrder(
          BoardResolver.forCard(board.value()),
          name,
          Optional.ofNullable(hostName)
              .or(() -> name.map(known -> known.kiosk().value()))
              .orElse(UNNAMED),
          address,
          Optional.ofNullable(authority).flatMap(Fingerprint::parse),
          brokers(given, address),
          given,
          networks,
          onSite,
          proxy,
          trusted);
    } catch (IllegalArgumentException e) {
      throw new TroubleException(
          TroubleKind.USAGE, Message.of("prepare.name", String.valueOf(e.getMessage())), e);
    }
  }

  private Optional<CardOrder.TrustListOnCard> trusted() throws TroubleException {
    return trustList == null
        ? Optional.empty()
        : Optional.of(
            new CardOrder.TrustListOnCard(
                InputFileReader.read(trustList, CardOrder.TrustListOnCard.MAX_SIZE)));
  }

  private CardOrder.OnSite onSite(ProgramEnvironment equipment, TerminalOutput screen)
      throws TroubleException {
    return new CardOrder.OnSite(
        pages == null ? Optional.empty() : Optional.of(ManagerAddress.parse(pages).uri()),
        technicianPin == null
            ? Optional.empty()
            : Optional.of(
                TechnicianPinSource.in(technicianPin, equipment, screen, new SecureRandom())));
  }

  private Optional<CardOrder.Name> ownName() {
    return Optional.ofNullable(kiosk)
        .map(id -> new CardOrder.Name(new KioskName(id), new Territory(territory)));
  }

  private URI address(Optional<CardOrder.ClaimOnCard> given) throws TroubleException {
    if (given.isPresent()) {
      return given.get().claim().manager();
    }
    return ManagerAddress.parse(manager.manager().orElse("")).uri();
  }

  /** A claim says where the broker is, since a manager behind a proxy has it elsewhere. */
  private static URI broker(Optional<CardOrder.ClaimOnCard> given, URI manager) {
    return given
        .flatMap(it -> it.claim().broker())
        .orElseGet(() -> URI.create("mqtts://" + manager.getHost() + ":8883"));
  }

  private List<URI> brokers(Optional<CardOrder.ClaimOnCard> given, URI address) {
    return brokers.isEmpty() ? List.of(broker(given, address)) : brokers;
  }

  private Optional<CardOrder.ClaimOnCard> claim(ProgramEnvironment equipment)
      throws TroubleException {
    return claim == null
        ? Optional.empty()
        : Optional.of(onCard(ClaimReader.read(claim, equipment)));
  }

  private static CardOrder.ClaimOnCard onCard(byte[] content) throws TroubleException {
    return new CardOrder.ClaimOnCard(ClaimReader.parse(content), content);
  }

  /** Whether the manager makes the claim. */
  private boolean isMade() {
    return claim == null && manager.hasToken() && kiosk != null && site != null;
  }

  private String kiosk() {
    return kiosk == null ? "" : kiosk;
  }

  private String site() {
    return site == null ? "" : site;
  }

  /** The last of what can fail: a claim takes the place of the one before at the manager. */
  interface CardWork {
    /** Does with the card what a claim is needed for. */
    List<String> with(CardOrder order) throws TroubleException;
  }

  /**
   * Has the manager make the claim if it is to, then does the work; a claim that came on no card is
   * named.
   */
  List<String> claimed(
      CardOrder draft, CardWork work, ProgramEnvironment equipment, TerminalOutput screen)
      throws TroubleException {
    if (!isMade()) {
      return work.with(draft);
    }
    byte[] content =
        manager
            .units(equipment, screen.texts().locale())
            .plan(new Territory(territory), new KioskName(kiosk()), site());
    try {
      CardOrder.ClaimOnCard made = onCard(content);
      judge(made.claim(), equipment, screen);
      return work.with(draft.withClaim(made, brokers(Optional.of(made), made.claim().manager())));
    } catch (TroubleException trouble) {
      screen.warn(Message.of("prepare.claim-unused", kiosk()));
      throw trouble;
    }
  }

  private void judge(EnrolmentClaim given, ProgramEnvironment equipment, TerminalOutput screen)
      throws TroubleException {
    ClaimReader.requireTime(given, equipment);
    if (kiosk != null && !given.kiosk().value().equals(kiosk)) {
      throw new TroubleException(TroubleKind.USAGE, "claim.other", given.kiosk(), kiosk);
    }
    if (authority != null) {
      screen.warn(Message.of("claim.authority"));
    }
  }
}
