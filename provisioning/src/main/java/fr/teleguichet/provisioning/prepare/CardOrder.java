package fr.teleguichet.provisioning.prepare;

import fr.teleguichet.hardware.board.BoardProfile;
import fr.teleguichet.hardware.board.BoardProfiles;
import fr.teleguichet.hardware.board.CompatibleName;
import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.hardware.identity.EnrolmentClaim;
import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.hardware.network.HttpProxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What a card is to be prepared for.
 *
 * @param board what the kiosk is made of
 * @param name the kiosk's name and territory; empty for a unit that gets its name when a person
 *     accepts it
 * @param hostName of the machine
 * @param manager where the unit enrols
 * @param authority fingerprint of the manager's root certificate, for a unit without a claim
 * @param brokers the MQTT brokers
 * @param claim the claim file, as the manager gave it
 * @param networks besides a cable with an address of the network's own
 * @param onSite what helps the technician in front of the unit
 * @param proxy by which the fleet is reached from there; straight when empty
 * @param trustList says which release keys the unit trusts, once there is such a list
 */
public record CardOrder(
    Board board,
    Optional<Name> name,
    String hostName,
    URI manager,
    Optional<Fingerprint> authority,
    List<URI> brokers,
    Optional<ClaimOnCard> claim,
    List<NetworkSettings> networks,
    OnSite onSite,
    Optional<HttpProxy> proxy,
    Optional<TrustListOnCard> trustList) {

  public CardOrder {
    brokers = List.copyOf(brokers);
    networks = List.copyOf(networks);
  }

  /**
   * The same for whom a claim names, which is there once all else is known to be right.
   *
   * @param by the MQTT brokers from then on
   */
  public CardOrder withClaim(ClaimOnCard given, List<URI> by) {
    return new CardOrder(
        board,
        Optional.of(new Name(given.claim().kiosk(), given.claim().territory())),
        hostName,
        given.claim().manager(),
        authority,
        by,
        Optional.of(given),
        networks,
        onSite,
        proxy,
        trustList);
  }

  /**
   * What the kiosk is made of.
   *
   * @param ownFile the board file, when it is none that every program carries with it
   */
  public record Board(BoardProfile profile, Optional<byte[]> ownFile) {

    /** Whether the unit would take itself for another kind of kiosk if nobody told it. */
    boolean hasToBeNamed() {
      List<String> names =
          profile.board().compatible().stream().map(CompatibleName::value).toList();
      return !BoardProfiles.detect(names).equals(profile.id());
    }
  }

  /**
   * What helps the technician in front of the unit.
   *
   * @param pages the manager's pages, for the QR code of a unit that waits; the agent's own guess
   *     when empty
   * @param pin opens the agent's door for technicians, 6 to 12 digits; there is no door without
   */
  public record OnSite(Optional<URI> pages, Optional<Secret> pin) {

    /** Nothing of it. */
    public static final OnSite NOTHING = new OnSite(Optional.empty(), Optional.empty());

    public OnSite {
      if (pin.isPresent() && !pin.get().value().matches("\\d{6,12}")) {
        throw new IllegalArgumentException("a PIN has 6 to 12 digits");
      }
    }
  }

  /**
   * A signed list of trusted and removed release keys; the unit looks at its signature.
   *
   * @param content the file
   */
  @SuppressWarnings("ArrayRecordComponent") // A file's content; never compared.
  public record TrustListOnCard(byte[] content) {
    /** The largest that a unit reads, in bytes. */
    public static final int MAX_SIZE = 256 * 1024;

    /** How an update archive of SWUpdate begins. */
    private static final String MAGIC = "07070";

    public TrustListOnCard {
      if (!new String(content, StandardCharsets.ISO_8859_1).startsWith(MAGIC)) {
        throw new IllegalArgumentException("a trust list is an update archive (.swu)");
      }
    }

    @Override
    public String toString() {
      return "trust list of " + content.length + " bytes";
    }
  }

  /** A kiosk and the territory that it belongs to. */
  public record Name(KioskName kiosk, Territory territory) {}

  /**
   * A claim, read and as it is.
   *
   * @param content the file
   */
  @SuppressWarnings("ArrayRecordComponent") // A file's content; never compared.
  public record ClaimOnCard(EnrolmentClaim claim, byte[] content) {
    @Override
    public String toString() {
      return "claim for " + claim.kiosk();
    }
  }
}
