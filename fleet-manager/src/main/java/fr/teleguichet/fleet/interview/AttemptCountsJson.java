package fr.teleguichet.fleet.interview;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/** Interviews, and the attempts that became none, for programs. */
@Serdeable
@Schema(name = "Attempts")
record AttemptCountsJson(
    long held,
    long abandoned,
    long unanswered,
    long failed,
    @Schema(
            description =
                "Services that were asked for while no call could come about: nobody was called, so"
                    + " these are no attempts.")
        long unreached) {

  static AttemptCountsJson of(InterviewOutcomeCounts it) {
    return new AttemptCountsJson(
        it.held(), it.abandoned(), it.unanswered(), it.failed(), it.unreached());
  }
}
