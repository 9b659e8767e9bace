package fr.teleguichet.fleet.enrolment;

import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.NotFoundKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the pages of units show. */
public final class UnitViewModels {

  /** Where there is no such unit. */
  static final NotFoundKind NOT_THERE =
      new NotFoundKind(NavigationSection.UNITS, "unit.unknown.", "/units", "unit.back");

  private UnitViewModels() {}

  /** How a state looks, by the words of the style sheet. */
  public static String look(UnitState state) {
    return switch (state) {
      case UnitState.Planned _ -> "never-seen";
      case UnitState.Waiting _, UnitState.Lapsed _ -> "watch";
      case UnitState.Enrolled _ -> "unknown";
      case UnitState.Accepted _ -> "ok";
      case UnitState.Cancelled _, UnitState.Rejected _, UnitState.Retired _, UnitState.Replaced _ ->
          "stopped";
    };
  }

  /**
   * Units.
   *
   * @param waiting those that wait for a person
   * @param units the others that are wanted
   * @param places where those of them stand that have a site, by their numbers
   * @param words what was searched for
   * @param state the state that was chosen; empty for all
   * @param states the states to choose from
   * @param done the key of what was just done
   */
  public record Listing(
      List<Unit> waiting,
      List<Unit> units,
      Map<UnitNumber, String> places,
      String words,
      String state,
      List<String> states,
      Optional<String> done) {}

  /**
   * A device to come.
   *
   * @param form what the fields hold
   * @param territories territories to choose from
   * @param sites sites to choose from
   */
  public record Fresh(UnitForm form, List<String> territories, List<Site> sites) {}

  /**
   * One unit.
   *
   * @param site where its kiosk stands
   * @param claimEnds when its open claim ends
   * @param certificates its certificates, newest first
   * @param manufacture what it is made of
   * @param papers its acceptance records, newest first
   * @param alert a second device that used its claim
   * @param turnedAway how often it was turned away lately, newest first
   * @param history what happened, newest first
   * @param others other units that were or are the same kiosk
   * @param refused the key of why the last request was refused
   * @param done the key of what was just done
   */
  public record Detail(
      Unit unit,
      Optional<Site> site,
      Optional<Instant> claimEnds,
      List<CertificateIssuer.Certificate> certificates,
      Optional<ManufacturingData> manufacture,
      List<UnitAcceptanceRecordLookup.Line> papers,
      Optional<ReusedClaimWarnings.Alert> alert,
      List<RecentEnrolmentRefusals.Time> turnedAway,
      List<UnitHistoryRepository.Event> history,
      List<Unit> others,
      Optional<String> refused,
      Optional<String> done) {

    /** What became of the wipe of a retired unit; empty for any other. */
    public Optional<String> wipe() {
      return unit.state() instanceof UnitState.Retired
          ? history.stream()
              .map(UnitHistoryRepository.Event::verb)
              .filter(UnitHistoryRepository.WIPES::contains)
              .findFirst()
          : Optional.empty();
    }
  }

  /**
   * Whether a waiting or lapsed unit shall be a kiosk.
   *
   * @param form what the fields hold
   * @param territories territories to choose from
   * @param sites sites to choose from
   */
  public record Admission(Unit unit, UnitForm form, List<String> territories, List<Site> sites) {
    /** Whether it has a name already, and only waits to be let in again. */
    public boolean again() {
      return unit.state() instanceof UnitState.Lapsed;
    }
  }

  /**
   * The question before something that can't be undone.
   *
   * @param ending what is asked
   * @param remark what was typed
   * @param kiosk the name that was typed
   * @param wrong the fields that are wrong
   */
  public record Question(
      Unit unit, UnitEnding ending, String remark, String kiosk, Set<String> wrong) {
    public Question {
      wrong = Set.copyOf(wrong);
    }

    /** Whether the field is wrong. */
    public boolean isWrong(String field) {
      return wrong.contains(field);
    }

    /** The most letters of a remark. */
    public int maxRemark() {
      return UnitEndingsApi.MAX_REMARK_LENGTH;
    }
  }

  /** Which device follows. */
  public record Choice(Unit old, List<Unit> waiting) {}

  /**
   * The question before a swap.
   *
   * @param successor the waiting unit; empty for a device to come
   * @param form what the fields hold
   */
  public record Swap(Unit old, Optional<Unit> successor, UnitForm form) {}
}
