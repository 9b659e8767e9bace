package fr.teleguichet.fleet.evaluation.web;

import fr.teleguichet.fleet.evaluation.EvaluationMetadata;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reports as programs send and get them. */
final class EvaluationJson {

  private EvaluationJson() {}

  /** What a report is wanted of. */
  @Serdeable
  @Schema(name = "EvaluationRequest", description = "What an evaluation report is wanted of.")
  record Request(
      @Schema(description = "The first month, such as 2026-01.") String from,
      @Schema(description = "The last month, at most 60 months in all.") String to,
      @Nullable @Schema(description = "A territory; the whole network where it is missing.")
          String scope,
      @Nullable @Schema(description = "fr or en; French where it is missing.") String language) {}

  /** A report without what it says. */
  @Serdeable
  @Schema(name = "Evaluation", description = "An evaluation report, without what it says.")
  record Summary(
      int id,
      @Schema(description = "The first month, such as 2026-01.") String from,
      @Schema(description = "The last month.") String to,
      @Nullable @Schema(description = "The territory; null for the whole network.") String scope,
      @Schema(description = "fr or en.") String language,
      @Schema(description = "1, and one more with each correction.") int version,
      @Nullable @Schema(description = "The version that it corrects.") Integer corrects,
      @Schema(description = "draft, published or replaced.") String state,
      @Schema(description = "SHA-256 of the report as JSON, in hexadecimal.") String hash,
      Instant created,
      @Nullable Instant published) {
    static Summary of(EvaluationMetadata it) {
      return new Summary(
          it.id(),
          it.months().first().toString(),
          it.months().last().toString(),
          it.territory().isEmpty() ? null : it.territory(),
          it.language().tag(),
          it.version(),
          it.corrects().orElse(null),
          it.state().code(),
          it.hash(),
          it.created(),
          it.publication().map(EvaluationMetadata.Publication::at).orElse(null));
    }
  }
}
