package fr.teleguichet.fleet.update.action;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import fr.teleguichet.fleet.update.drift.DowngradeRefusal;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An update of a kiosk as the programming interface tells of it. */
@Serdeable
@Schema(name = "Update", description = "An update of a kiosk.")
record UpdateJson(
    int id,
    String kiosk,
    @Schema(description = "The number of the distribution.") int distribution,
    @Schema(description = "waiting, offered, running, cancelling, succeeded, failed or cancelled.")
        String state,
    @Schema(description = "Since when.") Instant since,
    boolean forced,
    Instant made,
    @Schema(description = "Who wanted it.") String by,
    @Nullable
        @JsonPropertyDescription(
            "Why the kiosk would refuse it for being older than what it runs; null where it"
                + " would not, and once it is over.")
        Refusing refusing,
    @Schema(description = "Newest first, 100 at most.") List<Line> history) {

  static final int MAX_NOTES = 100;

  /** One line of the history. */
  @Serdeable
  @Schema(name = "UpdateLine")
  record Line(
      Instant at,
      @Schema(description = "What was told, or the state that came of it.") String kind,
      @Nullable @Schema(description = "The device’s own.") Integer code,
      List<String> messages) {}

  /** What a kiosk runs, and the older version that it would refuse in its place. */
  @Serdeable
  @Schema(name = "UpdateRefusing", description = "An older version that a kiosk would refuse.")
  record Refusing(
      @Schema(description = "Of what it runs a newer version.") String part,
      String running,
      @Schema(description = "The older version that it would refuse.") String version,
      @Schema(description = "The same in a sentence.") String why) {
    static Refusing of(DowngradeRefusal refusal) {
      return new Refusing(refusal.part(), refusal.running(), refusal.version(), refusal.sentence());
    }
  }

  /** An update that would be. */
  @Serdeable
  @Schema(name = "UpdateDraft", description = "What would come of an update; nothing is made.")
  record Draft(
      @Schema(description = "The number of the distribution.") int distribution,
      @Schema(description = "What people call it.") String name,
      @Nullable
          @JsonPropertyDescription(
              "Why the kiosk would refuse it for being older than what it runs; null where it"
                  + " would not.")
          Refusing refusing) {}

  /** An update as it shall be. */
  @Serdeable
  @Schema(
      name = "UpdateContent",
      requiredProperties = "distribution",
      description = "What a kiosk shall be updated to.")
  record Wanted(
      @Nullable @Schema(description = "The number of the distribution.") Integer distribution,
      @Nullable @Schema(description = "Do not wait for a good moment.") Boolean forced,
      @Nullable
          @Schema(
              description =
                  "A person must agree first, on the kiosk’s page or by its confirmation; a kiosk"
                      + " that agrees by itself can as well.")
          Boolean confirm) {}

  /** What a person says to an update that waits. */
  @Serdeable
  @Schema(
      name = "UpdateConfirmation",
      requiredProperties = "confirmation",
      description = "Whether a kiosk shall get an update.")
  record Confirmation(
      @Nullable @Schema(description = "confirmed or denied.") String confirmation) {}

  static UpdateJson of(
      UpdateAction action,
      List<UpdateActionHistoryReader.Line> lines,
      Optional<DowngradeRefusal> refusal) {
    return new UpdateJson(
        action.id(),
        action.kiosk().value(),
        action.distribution(),
        action.state().code(),
        action.since(),
        action.forced(),
        action.made(),
        action.actor(),
        refusal.map(Refusing::of).orElse(null),
        lines.stream()
            .map(
                it ->
                    new Line(
                        it.at(),
                        it.note().kind(),
                        it.note().code().isPresent() ? (Integer) it.note().code().getAsInt() : null,
                        it.note().messages()))
            .toList());
  }
}
