package fr.teleguichet.fleet.training;

import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.web.page.SubmittedFormFields;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A person as somebody types her or him. */
final class TraineeForm {

  private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]+\\.[^@\\s]+");

  private TraineeForm() {}

  static SubmittedFormFields blank() {
    return new SubmittedFormFields(Map.of("role", TrainingRole.MEDIATOR.code()), Map.of());
  }

  static SubmittedFormFields of(TraineeTrainingRecord it) {
    return new SubmittedFormFields(
        Map.of(
            "name",
            it.person().name(),
            "role",
            it.person().role().code(),
            "site",
            it.site().map(site -> site.code().value()).orElse(""),
            "email",
            it.person().email()),
        Map.of());
  }

  /**
   * Looks at every field.
   *
   * @param sites those that may be chosen
   * @param mayBeNowhere whether the person may work for the whole network
   */
  static SubmittedFormFields checked(
      SubmittedFormFields form, List<Site> sites, boolean mayBeNowhere) {
    String email = form.value("email");
    boolean placed = form.value("site").isEmpty() ? mayBeNowhere : site(form, sites).isPresent();
    return form.checkedLine("name", Trainee.MAX_NAME, "training.name.wrong")
        .checked(TrainingRole.ofWord(form.value("role")).isPresent(), "role", "training.role.wrong")
        .checked(placed, "site", "training.site.wrong")
        .checkedOptionalLine("email", Trainee.MAX_EMAIL, "training.email.wrong")
        .checked(
            email.isEmpty() || EMAIL.matcher(email).matches(), "email", "training.email.wrong");
  }

  /** The person, where nothing is wrong. */
  static Trainee read(int id, SubmittedFormFields form, List<Site> sites) {
    return new Trainee(
        id,
        site(form, sites).map(Site::id),
        TrainingRole.ofWord(form.value("role")).orElseThrow(),
        form.value("name"),
        form.value("email"),
        Optional.empty(),
        false);
  }

  private static Optional<Site> site(SubmittedFormFields form, List<Site> sites) {
    return sites.stream().filter(it -> it.code().value().equals(form.value("site"))).findFirst();
  }
}
