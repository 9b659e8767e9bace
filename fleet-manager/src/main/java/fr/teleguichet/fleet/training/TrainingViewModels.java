package fr.teleguichet.fleet.training;

import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.NotFoundKind;
import fr.teleguichet.fleet.web.page.SubmittedFormFields;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What pages of training show. */
public final class TrainingViewModels {

  /** Where there is no such person or training, or none for this visitor. */
  static final NotFoundKind NOT_THERE =
      new NotFoundKind(
          NavigationSection.EVALUATION, "training.unknown.", "/trainings", "training.back");

  private TrainingViewModels() {}

  /**
   * The list.
   *
   * @param people one line each; nothing for who reads counts alone
   * @param bySite how many people each site has, for who reads counts alone
   * @param mayName whether the visitor reads names
   * @param mayEdit whether the visitor writes them down
   * @param mayDecide whether the visitor says how often a day is due
   * @param interval what was typed as that
   */
  public record Listing(
      List<PersonLine> people,
      List<SiteLine> bySite,
      List<SessionLine> sessions,
      List<Site> without,
      Counts counts,
      boolean mayName,
      boolean mayEdit,
      boolean mayDecide,
      SubmittedFormFields interval,
      Optional<String> done) {

    public Listing {
      people = List.copyOf(people);
      bySite = List.copyOf(bySite);
      sessions = List.copyOf(sessions);
      without = List.copyOf(without);
    }
  }

  /** The figures at the head of the list. */
  public record Counts(
      long people,
      long trained,
      long overdue,
      int departed,
      double initialDays,
      double continuingDays,
      long labelled,
      long labelledWithTrained,
      int intervalMonths) {}

  /** A person in the list. */
  public record PersonLine(
      int id,
      String name,
      String role,
      Optional<Site> site,
      double initialDays,
      double continuingDays,
      Optional<LocalDate> last,
      Optional<LocalDate> due,
      String state,
      boolean fictitious) {

    static PersonLine of(TraineeTrainingRecord it) {
      return new PersonLine(
          it.person().id(),
          it.person().name(),
          it.person().role().code(),
          it.site(),
          it.days(TrainingKind.INITIAL),
          it.days(TrainingKind.CONTINUING),
          it.last(),
          it.due(),
          it.state().code(),
          it.person().fictitious());
    }

    /** Whether the person had a day at least. */
    public boolean isTrained() {
      return last.isPresent();
    }

    /** What the icon of its state is. */
    public String look() {
      return switch (state) {
        case "never", "overdue" -> "failed";
        case "soon" -> "watch";
        default -> "ok";
      };
    }
  }

  /**
   * A site by its numbers.
   *
   * @param name empty for the whole network
   */
  public record SiteLine(String name, long people, long trained, long overdue) {}

  /** A training in the list. */
  public record SessionLine(
      int id,
      LocalDate day,
      String kind,
      double days,
      String subject,
      String trainer,
      int participants,
      boolean mayChange,
      boolean fictitious) {}

  /**
   * The form of a person.
   *
   * @param id the row; 0 for somebody new
   * @param sites the choices, by their codes
   */
  public record PersonPage(int id, SubmittedFormFields form, Map<String, String> sites) {}

  /** The form of a training. */
  public record SessionPage(String action, SubmittedFormFields form, List<PersonLine> people) {
    public SessionPage {
      people = List.copyOf(people);
    }
  }

  /** The paper that says what training somebody had. */
  public record Attestation(PersonLine person, List<SessionLine> sessions, LocalDate today) {
    public Attestation {
      sessions = List.copyOf(sessions);
    }
  }

  /** A length in days, in halves. */
  public static String days(double days, LocalizedText text) {
    return text.say("training.days", days);
  }
}
