package fr.teleguichet.fleet.update.action;

import fr.teleguichet.fleet.kiosk.KioskRow;
import fr.teleguichet.fleet.update.drift.DowngradeRefusal;
import fr.teleguichet.fleet.update.drift.VersionDriftViewModel;
import fr.teleguichet.fleet.update.inventory.KioskAttributeRepository;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.NotFoundKind;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the pages of a kiosk's updates show. */
public final class KioskUpdateViewModels {

  /** Where there is no such update. */
  static final NotFoundKind NOT_THERE =
      new NotFoundKind(NavigationSection.UPDATES, "update.unknown.", "/updates", "update.back");

  /** What a form sends when its reader does not wait for the kiosk’s word any more. */
  public static final String ABANDON = "abandon";

  private KioskUpdateViewModels() {}

  /**
   * An update.
   *
   * @param label what it installs
   * @param told what the kiosk told of it, newest first
   * @param refusal why the kiosk would refuse it, where it is open and older than what runs
   */
  public record Line(
      UpdateAction action,
      String label,
      List<UpdateActionHistoryReader.Line> told,
      Optional<DowngradeRefusal> refusal) {
    public Line {
      told = List.copyOf(told);
    }
  }

  /**
   * A kiosk's section or page.
   *
   * @param runs what the kiosk runs; empty when it never told
   * @param said what it said it runs; empty when it never did
   * @param polled when it last asked for updates; empty when it never did
   * @param attributes what it says of itself, by the names that it gives them; none for who may
   *     change nothing
   * @param lines its updates, newest first
   * @param mayChange whether the reader may cancel
   * @param whole whether this is the page of its own
   * @param done the key of what was just done
   */
  public record Board(
      KioskRow kiosk,
      Optional<VersionDriftViewModel.Group> runs,
      Optional<KioskAttributeRepository.Said> said,
      Optional<Instant> polled,
      Map<String, String> attributes,
      List<Line> lines,
      boolean mayChange,
      boolean whole,
      Optional<String> done) {
    public Board {
      attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
      lines = List.copyOf(lines);
    }

    /** Whether an update is not over yet. */
    boolean isUnderWay() {
      return lines.stream().anyMatch(line -> line.action().state().isOpen());
    }

    /** Whether the reader may say yes or no to this update. */
    public boolean mayAnswer(Line line) {
      return mayChange && line.action().state() instanceof UpdateActionState.Waiting;
    }

    /** Whether the reader may cancel this update; one that waits is refused instead. */
    public boolean mayCancel(Line line) {
      return mayChange && line.action().state().isOpen() && !mayAnswer(line);
    }
  }

  /**
   * The question before an update is accepted or refused for its kiosk.
   *
   * @param answer accept or decline
   * @param texts what the keys of its texts begin with
   * @param late whether it does not wait for an answer any more
   */
  public record AnswerQuestion(
      KioskRow kiosk, Line line, String answer, String texts, boolean late) {}

  /**
   * The question before an update is cancelled.
   *
   * @param forced whether the kiosk's word is not waited for
   * @param late whether it is over meanwhile
   */
  public record Question(KioskRow kiosk, Line line, boolean forced, boolean late) {}
}
