package fr.teleguichet.fleet.remotecommand;

import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.kiosk.KioskRow;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.NotFoundKind;
import fr.teleguichet.hardware.device.RemoteCommandType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What the pages of remote care show. */
public final class RemoteCommandViewModels {

  /** Where there is no such wish. */
  static final NotFoundKind NOT_THERE =
      new NotFoundKind(NavigationSection.NETWORK, "care.unknown.", "/", "error.back");

  /** What the keys of refusals begin with. */
  static final String REFUSED = "care.refused.";

  private RemoteCommandViewModels() {}

  /**
   * A kiosk's latest wishes.
   *
   * @param path the kiosk in addresses
   * @param entries the wishes, newest first
   * @param role who reads it
   * @param now the moment
   */
  public record Listing(String path, List<RemoteCommand> entries, Role role, Instant now) {
    /** Whether the reader may take this wish back. */
    public boolean mayCancel(RemoteCommand entry) {
      return entry.canBeCancelled() && RemoteCommandPermissions.of(role).contains(entry.action());
    }

    /** Whether the reader may have what the kiosk brought. */
    public boolean mayRead(RemoteCommand entry) {
      return RemoteCommandPermissions.mayReadResults(role)
          && entry.result().filter(result -> result.isThere(now)).isPresent();
    }
  }

  /**
   * A kiosk's section or page.
   *
   * @param stream the address of what changes
   * @param actions what the reader may want
   * @param declines whether the kiosk's birth declared no remote actions
   * @param births whether the reader may ask for the kiosk's births
   * @param online whether the kiosk is connected
   * @param whole whether this is the page of its own, with the last 50
   * @param done the key of what was just done, or of why it can't be
   */
  public record Board(
      KioskRow kiosk,
      Listing listing,
      String stream,
      Set<RemoteCommandType> actions,
      boolean declines,
      boolean births,
      boolean online,
      boolean whole,
      Optional<String> done) {
    /** Whether something is wanted that is not over yet. */
    boolean isUnderWay() {
      return listing.entries().stream().anyMatch(entry -> !entry.state().isEnd());
    }

    /** Whether what was just wanted can't be had. */
    public boolean isRefused() {
      return done.filter(key -> key.startsWith(REFUSED)).isPresent();
    }
  }

  /**
   * The question before a wish.
   *
   * @param id what the wish will be known by, so that asking twice wants once
   * @param online whether the kiosk is connected
   * @param minutes until the deadline
   * @param choices what can be chosen
   * @param refused the key of why it can't be had
   * @param expected when somebody has an appointment there, now or soon
   */
  public record Question(
      KioskRow kiosk,
      RemoteCommandType action,
      UUID id,
      boolean online,
      long minutes,
      List<Long> choices,
      Optional<String> refused,
      Optional<String> expected) {
    /** Whether asking again could lead anywhere. */
    public boolean offered() {
      return refused
          .filter(
              key -> key.equals(REFUSED + RemoteCommandRefusalException.Why.NOT_DECLARED.code()))
          .isEmpty();
    }
  }

  /**
   * One wish.
   *
   * @param steps what was told of it, oldest first
   * @param stream the address of what changes
   * @param refused the key of why it can't be taken back
   */
  public record Detail(
      KioskRow kiosk,
      RemoteCommand entry,
      List<RemoteCommandStep> steps,
      Listing listing,
      String stream,
      Optional<String> refused) {}
}
