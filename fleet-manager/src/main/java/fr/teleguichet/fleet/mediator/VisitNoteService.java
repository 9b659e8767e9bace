package fr.teleguichet.fleet.mediator;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.call.CallRequestBody;
import fr.teleguichet.fleet.call.CallableService;
import fr.teleguichet.fleet.call.CallableServiceDirectory;
import fr.teleguichet.fleet.call.TokenBucketLimiter;
import fr.teleguichet.fleet.refusal.Refusal;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.VisibleSites;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.hardware.journal.ServiceCode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Writes mediators' notes down, takes them back, and counts them. */
@Singleton
final class VisitNoteService {

  /** The word for what no service is for. */
  static final String OTHER = "other";

  static final int MAX_NOTES_A_MINUTE = 30;

  private final VisitNoteRepository table;
  private final UndoableNotes undoable;
  private final VisibleSites sites;
  private final CallableServiceDirectory services;
  private final Clock clock;
  private final TokenBucketLimiter budget;

  VisitNoteService(
      VisitNoteRepository table,
      UndoableNotes undoable,
      VisibleSites sites,
      CallableServiceDirectory services,
      Clock clock) {
    this.table = table;
    this.undoable = undoable;
    this.sites = sites;
    this.services = services;
    this.clock = clock;
    this.budget = new TokenBucketLimiter(MAX_NOTES_A_MINUTE, MAX_NOTES_A_MINUTE / 60.0, clock);
  }

  /**
   * Writes what a mediator tapped; returns the name by which it can be taken back for a minute.
   *
   * @throws RefusalException when something of it is missing, unknown or out of the scope
   */
  UUID write(CallRequestBody body, Scope scope, long account) {
    if (!budget.take(Long.toString(account))) {
      throw new RefusalException(
          new Refusal.TooMany("Write at most " + MAX_NOTES_A_MINUTE + " notes in a minute."));
    }
    VisitNote note =
        new VisitNote(
            today(),
            site(body.text("site"), scope),
            theme(body.text("theme")),
            choice(body, "outcome", "solved", "redirected"),
            choice(body, "visit", "first", "again"));
    table.add(note);
    return undoable.add(note, account);
  }

  private int site(String code, Scope scope) {
    return sites.in(scope).stream()
        .filter(site -> site.code().value().equals(code))
        .findFirst()
        .map(Site::id)
        .orElseThrow(() -> CallRequestBody.unfit("site", "there is no such site in your scope"));
  }

  private Optional<ServiceCode> theme(String word) {
    if (word.equals(OTHER)) {
      return Optional.empty();
    }
    return Optional.of(
        services.all().stream()
            .map(CallableService::code)
            .filter(code -> code.value().equals(word))
            .findFirst()
            .orElseThrow(() -> CallRequestBody.unfit("theme", "there is no such service")));
  }

  /** Whether it is the one word and not the other. */
  private static boolean choice(CallRequestBody body, String field, String yes, String no) {
    String word = body.text(field);
    if (!word.equals(yes) && !word.equals(no)) {
      throw RefusalException.field(field, "give " + yes + " or " + no);
    }
    return word.equals(yes);
  }

  /** Takes a note back; false when there is none any more, or it is somebody else's. */
  boolean undo(UUID id, long account) {
    Optional<VisitNote> note = undoable.take(id, account);
    note.ifPresent(table::remove);
    return note.isPresent();
  }

  /** What was noted in the scope in the last months, by month and site. */
  List<VisitNoteCounts> bySite(Scope scope, int months) {
    return table.bySite(ids(scope), YearMonth.from(today()).minusMonths(months - 1L));
  }

  /** Everything that is kept of the scope, by month, site and theme. */
  List<VisitNoteCounts> byTheme(Scope scope) {
    return table.byTheme(ids(scope), YearMonth.of(2000, 1));
  }

  private List<Integer> ids(Scope scope) {
    return sites.in(scope).stream().map(Site::id).toList();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), LocalizedText.ZONE);
  }
}
