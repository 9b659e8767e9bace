package fr.teleguichet.fleet.update.rollout;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rollout's plan in JSON, for programs and in the table. */
@Serdeable
@Schema(name = "RolloutPlan", description = "Who gets it, in which order and when.")
record PlanJson(
    @Nullable @JsonPropertyDescription("Which kiosks are meant; all where it is missing.")
        Filter filter,
    @Nullable
        @Schema(
            description =
                "1 to 20; the usual ones where they are missing, and of a trust list one with all.")
        List<Wave> waves,
    @Nullable
        @JsonPropertyDescription(
            "When kiosks may begin; while their site is closed where it is missing, and with a"
                + " trust list at any hour.")
        Window window,
    @Nullable
        @Schema(
            description =
                "What happens when too many kiosks of a wave fail: pause, which is usual, or"
                    + " roll-back.")
        String onErrors,
    @Nullable
        @Schema(
            description =
                "From then on the update is forced, and the window does not count any more.")
        Instant deadline,
    @Nullable @Schema(description = "Kiosks do not wait for a good moment.") Boolean forced,
    @Nullable @Schema(description = "Kiosks may get something older than they have.")
        Boolean downgrade,
    @Nullable @Schema(description = "Kiosks that appear while it runs join the last wave.")
        Boolean joins,
    @Nullable @Schema(description = "Kiosks that may be updated though no other is near.")
        List<String> alone) {

  /** A plan in which nothing is said. */
  static final PlanJson USUAL = new PlanJson(null, null, null, null, null, null, null, null, null);

  /**
   * The same for something that no citizen notices: where nobody says otherwise, all kiosks in one
   * wave and at any hour.
   */
  PlanJson atOnce(String wave) {
    boolean isSaid =
        window != null
            && (window.hours() != null
                || window.from() != null
                || window.to() != null
                || (window.days() != null && !window.days().isEmpty()));
    return new PlanJson(
        filter,
        waves == null || waves.isEmpty() ? List.of(new Wave(wave, null, 100, 0, 100)) : waves,
        isSaid ? window : new Window("any", null, null, null, null),
        onErrors,
        deadline,
        forced,
        downgrade,
        joins,
        alone);
  }

  /** Which kiosks are meant. */
  @Serdeable
  @Schema(
      name = "RolloutFilter",
      description = "All that is given must hold; a list holds when one of its values does.")
  record Filter(
      @Nullable @Schema(description = "Codes of sites.") List<String> sites,
      @Nullable List<String> territories,
      @Nullable @Schema(description = "Ids of board profiles.") List<String> boards,
      @Nullable
          @Schema(
              description =
                  "Versions of the distribution that is installed; - where none is known.")
          List<String> versions,
      @Nullable List<String> labels,
      @Nullable @Schema(description = "Names of kiosks.") List<String> kiosks) {}

  /** A wave. */
  @Serdeable
  @Schema(name = "RolloutWaveContent")
  record Wave(
      @Nullable String name,
      @Nullable @JsonPropertyDescription("Which of the kiosks that are left.") Filter filter,
      @Nullable @Schema(description = "How many of those, percent, rounded up; 100 is usual.")
          Integer share,
      @Nullable
          @Schema(description = "Percent that must succeed before the next wave; 90 is usual.")
          Integer success,
      @Nullable @Schema(description = "Percent whose failure stops the rollout; 10 is usual.")
          Integer errors) {}

  /** When kiosks may begin. */
  @Serdeable
  @Schema(name = "UpdateWindow")
  record Window(
      @Nullable @Schema(description = "outside or during the hours of the site, or any.")
          String hours,
      @Nullable @Schema(description = "Hour of the day, such as 22:00.") String from,
      @Nullable @Schema(description = "Hour of the day, such as 05:00, of the next day perhaps.")
          String to,
      @Nullable @Schema(description = "Days on which it begins, monday to sunday.")
          List<String> days,
      @Nullable @Schema(description = "site, which is usual, or Europe/Paris.") String zone) {}
}
