package fr.teleguichet.fleet.remotecommand;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import fr.teleguichet.fleet.web.page.LocalizedText;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Remote actions as the programming interface tells of them, whose descriptions bear this name. */
final class RemoteActionJson {

  private RemoteActionJson() {}

  /** One wish. */
  @Serdeable
  @Schema(name = "CareAction", description = "Something that shall be done at a kiosk.")
  record Item(
      @Schema(description = "What the kiosk knows it by.") String id,
      String kiosk,
      @Schema(description = "The kiosk's territory, the Sparkplug group id.") String territory,
      @Schema(
              description =
                  "identify, test-print, test-scan, test-picture, restart-screen, reboot,"
                      + " diagnostics, or wipe, which only a retirement wants.")
          String action,
      @Schema(
              description =
                  "wanted, accepted, waiting, executing, done, failed, refused, expired or"
                      + " cancelled.")
          String stage,
      @Schema(description = "The stage in the language that was asked for.") String words,
      @Nullable @Schema(description = "Why, a keyword or a short sentence.") String reason,
      @Schema(description = "Since when it stands there.") Instant since,
      @Schema(description = "Whether nothing more is expected.") boolean ended,
      @Nullable @Schema(description = "Who wanted it; null for the fleet manager itself.")
          String wantedBy,
      Instant wantedAt,
      @Schema(description = "After it the kiosk does not begin any more.") Instant deadline,
      @Schema(description = "How many times it was sent; the kiosk acts once.") int sent,
      @Nullable @JsonPropertyDescription("What the kiosk brought.") Result result) {

    static Item of(RemoteCommand entry, Instant now, LocalizedText text) {
      return new Item(
          entry.id().toString(),
          entry.node().node(),
          entry.node().group(),
          entry.action().code(),
          entry.state().publicWord(),
          RemoteCommandText.state(entry.state(), text),
          entry.reason().isEmpty() ? null : entry.reason(),
          entry.stateAt(),
          entry.state().isEnd(),
          entry.wantedBy().isEmpty() ? null : entry.wantedBy(),
          entry.wantedAt(),
          entry.deadline(),
          entry.sent(),
          entry.result().map(it -> Result.of(it, now)).orElse(null));
    }
  }

  /** A file that the kiosk brought. */
  @Serdeable
  @Schema(name = "CareResult", description = "A file that a kiosk brought.")
  record Result(
      @Schema(description = "Its media type.") String type,
      int bytes,
      Instant at,
      @Schema(description = "Whether it can still be had.") boolean there,
      @Nullable @Schema(description = "When it goes; null once it is gone.") Instant until) {
    static Result of(CommandResultFile result, Instant now) {
      return new Result(
          result.type().media(),
          result.bytes(),
          result.at(),
          result.isThere(now),
          result.until().orElse(null));
    }
  }

  /** One step. */
  @Serdeable
  @Schema(name = "CareStep", description = "One thing that was told of a remote action.")
  record Step(
      String stage,
      @Schema(description = "When it happened, by the clock of whoever tells it.") Instant at,
      @Schema(description = "When the fleet manager learned of it.") Instant received,
      @Schema(description = "False where it could not follow: it is kept and moves nothing.")
          boolean moved,
      @Nullable String reason) {
    static Step of(RemoteCommandStep step) {
      return new Step(
          step.state().publicWord(),
          step.at(),
          step.received(),
          step.moved(),
          step.reason().isEmpty() ? null : step.reason());
    }
  }

  /** One wish with its life. */
  @Serdeable
  @Schema(name = "CareActionDetail", description = "A remote action and all that was told of it.")
  record Detail(Item action, List<Step> steps) {}

  /** The latest wishes. */
  @Serdeable
  @Schema(name = "CareActions", description = "A kiosk’s latest remote actions, newest first.")
  record Listing(List<Item> actions) {}

  /** What a program wants. */
  @Serdeable
  @Schema(name = "CareWish", requiredProperties = "action", description = "What shall be done.")
  record Wish(
      @Nullable
          @Schema(
              description =
                  "identify, test-print, test-scan, test-picture, restart-screen, reboot or"
                      + " diagnostics.")
          String action,
      @Nullable @Schema(description = "Minutes until the deadline, 2 to 120; 15 where missing.")
          Integer minutes,
      @Nullable
          @Schema(description = "A UUID of your own, so that asking again wants nothing more.")
          String id) {}
}
